import { AppError } from '../../shared/base/appError.ts';
import { isSystemError, systemReason } from './systemError.ts';

/** What nobody foresaw of the file system is no bug: it names its file, as `file/cannotAccess`. Anything else stays. */
export const asFileError = (thrown: unknown): unknown =>
  isSystemError(thrown) && thrown.path !== undefined && thrown.syscall !== undefined
    ? new AppError('file/cannotAccess', { file: thrown.path, reason: systemReason(thrown) }, thrown)
    : thrown;
