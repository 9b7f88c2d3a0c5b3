import { AppError } from '../../shared/base/appError.ts';

/** TensorFlow and V8 tell of exhausted memory in words only. */
export const isMemoryError = (thrown: unknown): thrown is Error =>
  thrown instanceof Error &&
  /OOM when allocating|RESOURCE_EXHAUSTED|Array buffer allocation|Array allocation failed/.test(thrown.message);

/** Exhausted memory as `engine/outOfMemory`; anything else stays. */
export const asMemoryError = (thrown: unknown): unknown =>
  isMemoryError(thrown) ? new AppError('engine/outOfMemory', {}, thrown) : thrown;
