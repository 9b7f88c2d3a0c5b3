import type { SerialisedError } from '../base/appError.ts';
import type { Result } from '../base/result.ts';
import type { JobEvent } from './JobEvent.ts';
import type { JobSpec } from './JobSpec.ts';
import type { Answer, Question } from './Question.ts';

/** What a host tells an engine process. One process runs one job. */
export type EngineCommand =
  | { readonly type: 'start'; readonly jobId: string; readonly spec: JobSpec }
  | { readonly type: 'cancel' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** Only a job that serves answers; `id` is repeated with the answer. */
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  /** The job's last word has arrived: the process may go. */
  | { readonly type: 'end' };

/** What an engine process tells its host. `ready` comes once TensorFlow is loaded; `failed` when it cannot be. */
export type EngineMessage =
  | { readonly type: 'ready'; readonly tensorflow: string; readonly startedInMs: number }
  | { readonly type: 'unavailable'; readonly reason: string }
  /** The job has been asked to stop, and is about to. */
  | { readonly type: 'stopping' }
  | { readonly type: 'event'; readonly event: JobEvent }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Result<Answer, SerialisedError> };
