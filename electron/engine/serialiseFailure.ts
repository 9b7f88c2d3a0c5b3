import { type SerialisedError, serialiseError } from '../../shared/base/appError.ts';
import { asFileError } from '../files/asFileError.ts';
import { asMemoryError } from './asMemoryError.ts';

/** Whatever made a job fail, as it is told: exhausted memory and the file system by their names, the rest as what it is. */
export const serialiseFailure = (thrown: unknown): SerialisedError =>
  serialiseError(asFileError(asMemoryError(thrown)));
