import type { SerialisedError } from '../base/appError.ts';
import type { JobEventBody, JobState, MetricValues } from './JobEvent.ts';
import type { JobResult } from './JobResult.ts';
import type { JobKind } from './JobSpec.ts';
import type { TrainingStatistics } from '../training/TrainingStatistics.ts';

type Progress = Omit<Extract<JobEventBody, { type: 'progress' }>, 'type'>;
export type MetricScope = Extract<JobEventBody, { type: 'metric' }>['scope'];

export interface MetricPoint {
  readonly epoch: number;
  readonly step: number;
  readonly values: MetricValues;
}

/** A line of a job's log. `time` in ms since 1970. */
type LogLine = Omit<Extract<JobEventBody, { type: 'log' }>, 'type'> & { readonly time: number };

/** Everything a host knows of a job: the fold of its events. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly state: JobState;
  readonly lastSeq: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly progress: Progress | null;
  readonly metrics: Readonly<Record<MetricScope, readonly MetricPoint[]>>;
  /** The latest. */
  readonly statistics: TrainingStatistics | null;
  /** The latest lines, oldest first. */
  readonly log: readonly LogLine[];
  readonly artifacts: Readonly<Partial<Record<'run' | 'checkpoint' | 'model', string>>>;
  readonly error: SerialisedError | null;
  readonly result: JobResult | null;
}

export const newJob = (id: string, kind: JobKind, title: string): Job => ({
  id,
  kind,
  title,
  state: 'queued',
  lastSeq: 0,
  startedAt: null,
  endedAt: null,
  progress: null,
  metrics: { batch: [], epoch: [], validation: [], test: [] },
  statistics: null,
  log: [],
  artifacts: {},
  error: null,
  result: null,
});
