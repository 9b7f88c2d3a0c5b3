import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { type Batch, batchesOf, epochOrder } from './batches.ts';

/** Batches of one size, epoch after epoch. */
export function* endlessBatches(
  dataset: Pick<Dataset, 'info'>,
  train: Split,
  { batchSize, seed }: Pick<TrainSettings, 'batchSize' | 'seed'>,
): Generator<Batch> {
  const count = Math.floor(train.count / batchSize) * batchSize || train.count;
  for (let epoch = 1; ; epoch += 1) {
    yield* batchesOf(dataset, train, epochOrder(train.count, seed, epoch).subarray(0, count), batchSize);
  }
}
