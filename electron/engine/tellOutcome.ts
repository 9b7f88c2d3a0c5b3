import type { JobResult } from '../../shared/jobs/JobResult.ts';
import type { JobContext } from './JobContext.ts';
import { serialiseFailure } from './serialiseFailure.ts';

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
    else emit({ type: 'state', state: 'failed', error: serialiseFailure(thrown) });
  }
}
