import { constants } from 'node:os';
import { getSystemErrorMap } from 'node:util';
import { AppError } from '../../shared/base/appError.ts';

type ErrorName = keyof typeof constants.errno;

/** Whether something thrown is an error of the operating system, of one of these codes if any are named. */
export const isSystemError = (thrown: unknown, ...codes: readonly string[]): thrown is NodeJS.ErrnoException =>
  thrown instanceof Error &&
  'code' in thrown &&
  typeof thrown.code === 'string' &&
  (codes.length === 0 || codes.includes(thrown.code));

/** An error like the ones that Node's file functions reject with. */
export function systemError(code: ErrorName, syscall: string, path: string): NodeJS.ErrnoException {
  const errno = -constants.errno[code];
  const message = `${code}: ${describeErrno(errno) ?? code}, ${syscall} '${path}'`;
  return Object.assign(new Error(message), { code, errno, syscall, path });
}

/** Why an operation failed, in the system's words, or those that were found for it, and without the path: `no space left on device`. */
export function systemReason(thrown: unknown): string {
  if (thrown instanceof AppError && typeof thrown.values['reason'] === 'string') return thrown.values['reason'];
  if (isSystemError(thrown)) {
    return (thrown.errno === undefined ? undefined : describeErrno(thrown.errno)) ?? thrown.code ?? thrown.message;
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}

const describeErrno = (errno: number): string | undefined => getSystemErrorMap().get(errno)?.[1];
