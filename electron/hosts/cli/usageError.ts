import { AppError } from '../../../shared/base/appError.ts';
import type { TextKey } from '../../../shared/text/en/catalogue.ts';
import type { TextValues } from '../../../shared/text/fill.ts';
import type { Session } from './Session.ts';

/** The command line itself is wrong: exit code 2. */
export const usageError = (session: Pick<Session, 'text'>, key: TextKey, values?: TextValues): AppError =>
  new AppError('cli/usage', { message: session.text(key, values) });
