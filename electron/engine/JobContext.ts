import type { JobEventBody } from '../../shared/jobs/JobEvent.ts';

/** Lets a host hold a job between two steps. */
export interface Pausing {
  readonly isPaused: boolean;
  /** Resolves at once unless the job is held. */
  whenResumed(): Promise<void>;
}

/** What a job has of the process it runs in. */
export interface JobContext {
  readonly jobId: string;
  readonly emit: (event: JobEventBody) => void;
  /** Aborted when somebody cancels. */
  readonly signal: AbortSignal;
  readonly pausing: Pausing;
  readonly dataRoot: string;
  readonly clock: { readonly now: () => number };
}
