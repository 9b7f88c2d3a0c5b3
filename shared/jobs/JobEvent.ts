import type { SerialisedError } from '../base/appError.ts';
import type { JobResult } from './JobResult.ts';
import type { TrainingStatistics } from '../training/TrainingStatistics.ts';

/** The life of a job. `succeeded`, `failed` and `cancelled` are final. */
export type JobState = 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'cancelled';

export const isFinal = (state: JobState): boolean =>
  state === 'succeeded' || state === 'failed' || state === 'cancelled';

/** What a job is busy with, for the words beside its progress bar. */
type JobPhase =
  | 'preparing'
  | 'importing'
  | 'training'
  | 'validating'
  | 'testing'
  | 'predicting'
  | 'measuring'
  | 'exporting';

/** Metrics by name: `loss`, `accuracy` (a share, 0..1), `learningRate` (of the last step), with `validation` or `test` in the scope. */
export type MetricValues = Readonly<Record<string, number>>;

export type JobEventBody =
  | { readonly type: 'state'; readonly state: JobState; readonly error?: SerialisedError }
  | {
      readonly type: 'progress';
      readonly phase: JobPhase;
      readonly done: number;
      readonly total: number;
      /** Examples per second over the last moments. */
      readonly rate?: number;
      readonly remainingMs?: number;
      readonly epoch?: number;
      readonly epochs?: number;
    }
  | {
      readonly type: 'metric';
      /** `batch`: mean since the last batch metric; `epoch`: whole training epoch; `validation`, `test`: that split. */
      readonly scope: 'batch' | 'epoch' | 'validation' | 'test';
      readonly epoch: number;
      readonly step: number;
      readonly values: MetricValues;
    }
  /** At the end of an epoch. */
  | { readonly type: 'statistics'; readonly statistics: TrainingStatistics }
  | { readonly type: 'log'; readonly level: 'info' | 'warning'; readonly message: string }
  | {
      readonly type: 'artifact';
      readonly artifact: 'run' | 'checkpoint' | 'model';
      readonly path: string;
    }
  | { readonly type: 'result'; readonly result: JobResult };

/** One thing a job says. `seq` counts from 1 without gaps, so that a reloaded window knows what it has seen. */
export type JobEvent = { readonly jobId: string; readonly seq: number; readonly time: number } & JobEventBody;
