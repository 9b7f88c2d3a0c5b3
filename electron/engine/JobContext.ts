import type { JobEventBody } from '../../shared/jobs/JobEvent.ts';
import type { Answer, Question } from '../../shared/jobs/Question.ts';

/** Lets a host hold a job between two steps. */
export interface Pausing {
  readonly isPaused: boolean;
  /** Resolves at once unless the job is held. */
  whenResumed(): Promise<void>;
}

export type AnswerQuestion = (question: Question) => Promise<Answer>;

/** What a job has of the process it runs in. */
export interface JobContext {
  readonly jobId: string;
  readonly emit: (event: JobEventBody) => void;
  /** Aborted when somebody cancels. */
  readonly signal: AbortSignal;
  readonly pausing: Pausing;
  /** Has the host's questions answered, one after the other, until somebody cancels. */
  readonly serve: (answer: AnswerQuestion) => Promise<void>;
  readonly dataRoot: string;
  readonly clock: { readonly now: () => number };
}
