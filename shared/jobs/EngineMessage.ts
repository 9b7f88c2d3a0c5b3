import type { JobEvent } from './JobEvent.ts';
import type { JobSpec } from './JobSpec.ts';

/** What a host tells an engine process. One process runs one job. */
export type EngineCommand =
  | { readonly type: 'start'; readonly jobId: string; readonly spec: JobSpec }
  | { readonly type: 'cancel' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' };

/** What an engine process tells its host. `ready` comes once TensorFlow is loaded; `failed` when it cannot be. */
export type EngineMessage =
  | { readonly type: 'ready'; readonly tensorflow: string; readonly startedInMs: number }
  | { readonly type: 'unavailable'; readonly reason: string }
  | { readonly type: 'event'; readonly event: JobEvent };
