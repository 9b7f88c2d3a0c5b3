import { required } from '../../../shared/base/assert.ts';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { batchesOf, epochOrder, indexBatches, plainOrder, type StepBatch } from './batches.ts';
import type { TrainStep } from './TrainStep.ts';

type Step = Pick<TrainStep, 'held'>;
type Data = Pick<Dataset, 'info'>;

/** A split in batches of an order as a step wants them: images are copied only where it does not hold them. */
export const stepBatches = (
  { held }: Step,
  dataset: Data,
  split: Split,
  order: Uint32Array,
  batchSize: number,
): Generator<StepBatch> =>
  held === split ? indexBatches(split, order, batchSize) : batchesOf(dataset, split, order, batchSize);

/** The first examples of a split, as many as a batch has. */
export const firstBatch = (step: Step, dataset: Data, split: Split, batchSize: number): StepBatch =>
  required(
    [...stepBatches(step, dataset, split, plainOrder(Math.min(batchSize, split.count)), batchSize)][0],
    'a batch',
  );

/** Batches of one size, epoch after epoch. */
export function* endlessBatches(
  step: Step,
  dataset: Data,
  train: Split,
  { batchSize, seed }: Pick<TrainSettings, 'batchSize' | 'seed'>,
): Generator<StepBatch> {
  const count = Math.floor(train.count / batchSize) * batchSize || train.count;
  for (let epoch = 1; ; epoch += 1) {
    yield* stepBatches(step, dataset, train, epochOrder(train.count, seed, epoch).subarray(0, count), batchSize);
  }
}
