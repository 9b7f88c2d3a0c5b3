import { AppError } from '../../../shared/base/appError.ts';
import type { ReasonCode } from '../../../shared/text/en/reasons.ts';
import type { TextValues } from '../../../shared/text/fill.ts';
import { because, reasonValues } from '../../../shared/text/Reason.ts';
import { systemReason } from '../../files/systemError.ts';

/** Why the whole of a source cannot be imported. */
export const unreadable = (file: string, code: ReasonCode, values: TextValues = {}): AppError =>
  new AppError('dataset/unreadable', { ...reasonValues(because(code, values)), file });

/** Whatever a stream or parser threw, as an error that names the file. */
export const asUnreadable = (file: string, thrown: unknown): AppError =>
  thrown instanceof AppError
    ? thrown
    : new AppError('dataset/unreadable', { file, reason: systemReason(thrown) }, thrown);
