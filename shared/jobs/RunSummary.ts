import type { SerialisedError } from '../base/appError.ts';
import type { Job } from './Job.ts';
import type { SplitResult } from './JobResult.ts';
import type { RunLabel, RunRecord } from './RunRecord.ts';
import type { WeightMatch } from './WeightMatch.ts';

/** `interrupted`: its process died before it could say how the run ended. */
export type RunState = RunRecord['state'] | 'interrupted';

type Means = Omit<SplitResult, 'examples'>;

/** An epoch whose weights are kept. */
export interface KeptEpoch extends Means {
  readonly epoch: number;
  readonly step: number;
}

/** A run as a row of a table. */
export interface RunSummary
  extends RunLabel,
    Pick<RunRecord, 'id' | 'startedAt' | 'endedAt' | 'settings' | 'network' | 'path'> {
  readonly folder: string;
  /** The time it trained, over all its legs, in ms; null while it goes on. */
  readonly durationMs: number | null;
  readonly state: RunState;
  /** Training can go on where it stopped. */
  readonly isResumable: boolean;
  readonly dataset: Pick<RunRecord['dataset'], 'id' | 'name'>;
  /** Steps that were trained, as far as they are kept. */
  readonly step: number;
  readonly epoch: number;
  /** The epoch with the lowest loss: of the validation images, if there are any. */
  readonly best: KeptEpoch | null;
  readonly test: Means | null;
  /** Why it failed. */
  readonly error: SerialisedError | null;
  /** What its folder takes on disk. */
  readonly bytes: number;
}

/** A run in full. */
export interface RunDetail {
  readonly summary: RunSummary;
  readonly versions: RunRecord['versions'];
  readonly labels: RunRecord['dataset']['labels'];
  /** As a job has them; of very many batches, means of neighbours. */
  readonly metrics: Job['metrics'];
  readonly checkpoints: readonly KeptEpoch[];
  readonly statistics: Job['statistics'];
  /** Null where it began with weights of its own, and before it has ended. */
  readonly takenOver: WeightMatch | null;
}

export interface RunList {
  /** The latest first. */
  readonly runs: readonly RunSummary[];
  /** The names of folders that are no runs, or damaged ones. */
  readonly damaged: readonly string[];
}
