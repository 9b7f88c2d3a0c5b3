import type { EngineLimits } from '../../shared/jobs/EngineLimits.ts';

/** What a forked process finds in its environment besides what this one has. */
export type ForkEnvironment = Readonly<Record<string, string>>;

/** The limits as TensorFlow and the hosts read them, once, when they are loaded. */
export function engineEnvironment({ threads, priority }: Omit<EngineLimits, 'parallelRuns'>): ForkEnvironment {
  const count = threads === null ? {} : { TF_NUM_INTRAOP_THREADS: String(threads) };
  // One thread is one thread: nothing may run beside it.
  const alone = threads === 1 ? { TF_NUM_INTEROP_THREADS: '1' } : {};
  return { LIGHTWEAVE_PRIORITY: priority, ...count, ...alone };
}
