import { AppError } from '../../../shared/base/appError.ts';
import { systemReason } from '../../files/systemError.ts';

/** Why the whole of a source cannot be imported. */
export const unreadable = (file: string, reason: string, cause?: unknown): AppError =>
  new AppError('dataset/unreadable', { file, reason }, cause);

/** Whatever a stream or parser threw, as an error that names the file. */
export const asUnreadable = (file: string, thrown: unknown): AppError =>
  thrown instanceof AppError ? thrown : unreadable(file, systemReason(thrown), thrown);
