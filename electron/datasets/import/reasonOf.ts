import { AppError } from '../../../shared/base/appError.ts';
import { systemReason } from '../../files/systemError.ts';

/** Why one example was left out, in a few words. */
export const reasonOf = (thrown: unknown): string =>
  thrown instanceof AppError && typeof thrown.values['reason'] === 'string'
    ? thrown.values['reason']
    : (systemReason(thrown).split('\n')[0] ?? '');
