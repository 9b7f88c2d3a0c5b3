import { serialiseError } from '../../shared/base/appError.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import { asFileError } from '../files/asFileError.ts';
import { asMemoryError } from './asMemoryError.ts';
import type { JobContext } from './JobContext.ts';

/** Tells by events that a job runs, what it hands back, and how it ended. Never throws. */
export async function tellOutcome(
  { emit, signal }: Pick<JobContext, 'emit' | 'signal'>,
  run: () => Promise<JobResult>,
): Promise<void> {
  emit({ type: 'state', state: 'running' });
  try {
    signal.throwIfAborted();
    emit({ type: 'result', result: await run() });
    emit({ type: 'state', state: 'succeeded' });
  } catch (thrown) {
    if (signal.aborted) emit({ type: 'state', state: 'cancelled' });
    else emit({ type: 'state', state: 'failed', error: serialiseError(asFileError(asMemoryError(thrown))) });
  }
}
