import { createRandom } from '../../../shared/base/random.ts';
import { required } from '../../../shared/base/assert.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import type { ImageBytes } from './prepareImages.ts';

/** Some examples of a split, ready to be prepared. */
export interface Batch {
  readonly images: ImageBytes;
  readonly labels: Int32Array;
}

/** Some examples of a split, named by where they lie in it. */
export interface IndexBatch {
  readonly indices: Int32Array;
  readonly labels: Int32Array;
}

/** What a step takes: indices do for the split that it holds. */
export type StepBatch = Batch | IndexBatch;

/** The order of a training epoch: it depends on the seed and the epoch alone, so that any epoch can be done again. */
export const epochOrder = (count: number, seed: number, epoch: number): Uint32Array =>
  createRandom(seed * 2 ** 17 + epoch).shuffle(count);

/** The order of an evaluation: as they come. */
export const plainOrder = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, index) => index);

/** A split in batches of an order; the last one may be smaller. */
export function* batchesOf(
  { info }: Pick<Dataset, 'info'>,
  split: Split,
  order: Uint32Array,
  batchSize: number,
): Generator<Batch> {
  const { height, width, channels } = info;
  const size = height * width * channels;
  for (const { indices, labels } of indexBatches(split, order, batchSize)) {
    const bytes = new Uint8Array(indices.length * size);
    indices.forEach((index, position) => {
      split.copyImage(index, bytes, position * size);
    });
    yield { images: { bytes, count: indices.length, height, width, channels }, labels };
  }
}

/** The same without the images. */
export function* indexBatches(
  { labels }: Pick<Split, 'labels'>,
  order: Uint32Array,
  batchSize: number,
): Generator<IndexBatch> {
  for (let start = 0; start < order.length; start += batchSize) {
    const indices = Int32Array.from(order.subarray(start, start + batchSize));
    yield { indices, labels: indices.map(index => required(labels[index], `label ${index}`)) };
  }
}
