import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import type { Run } from '../../runs/Run.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import type { Stopwatch } from './Stopwatch.ts';
import type { TrainStep } from './TrainStep.ts';

/** Everything that a training needs, ready. */
export interface Training {
  readonly network: Network;
  readonly step: TrainStep;
  readonly settings: TrainSettings;
  readonly dataset: Dataset;
  readonly train: Split;
  readonly validation: Split;
  readonly run: Run;
  readonly context: JobContext;
  /** Began with the training. */
  readonly stopwatch: Pick<Stopwatch, 'elapsedMs'>;
}
