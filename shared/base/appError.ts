import type { ErrorCode } from '../text/en/errors.ts';
import type { TextValues } from '../text/fill.ts';

/** An operation failed for a reason outside the program: a file, a process, a device, a setting. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly values: TextValues;

  constructor(code: ErrorCode, values: TextValues = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(values)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.values = values;
  }
}

/** An error as it crosses a process border. `details` is for the "Details" fold and the log, never for the headline. */
export interface SerialisedError {
  readonly code: ErrorCode;
  readonly values: TextValues;
  readonly details?: string;
}

/** Turns whatever was thrown into plain data; anything that is not an `AppError` becomes `internal/unexpected`. */
export function serialiseError(thrown: unknown): SerialisedError {
  const details = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  if (thrown instanceof AppError) {
    const cause = describeCause(thrown.cause);
    return { code: thrown.code, values: thrown.values, details: cause === '' ? details : `${details}\n${cause}` };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal/unexpected', values: { message }, details };
}

/** A cause is what was caught, or the details of an error from another process. */
function describeCause(cause: unknown): string {
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : '';
}

export const deserialiseError = (error: SerialisedError): AppError =>
  new AppError(error.code, error.values, error.details);
