import type { Tensor4D } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { AugmentationSettings } from '../../../shared/jobs/Augmentation.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { augmentBatch } from '../augmentation/augmentBatch.ts';
import { tf } from '../backend.ts';
import type { JobContext } from '../JobContext.ts';
import { takeTurns } from '../takeTurns.ts';
import { type Batch, batchesOf, epochOrder } from '../training/batches.ts';
import { uploadBytes } from '../training/uploadBytes.ts';

/** Shows what augmentation makes of some training images: each as it is, and as some steps would see it. */
export async function previewAugmentationJob(
  { dataset: id, augmentation, count, variants, seed }: JobSpecOf<'previewAugmentation'>,
  context: JobContext,
): Promise<Extract<JobResult, { kind: 'previewAugmentation' }>> {
  const { info, load } = await openDataset(id, context.dataRoot);
  const train = await load('train');
  const order = epochOrder(train.count, seed, 1).subarray(0, count);
  const batch = required([...batchesOf({ info }, train, order, count)][0], 'a batch');
  const changed: (readonly Uint8Array[])[] = [];
  for (let step = 1; step <= variants; step += 1) {
    await takeTurns(context);
    changed.push(pixelsAt(batch, augmentation, info.labels.length, [seed, step]));
    context.emit({ type: 'progress', phase: 'measuring', done: step, total: variants });
  }
  const { height, width, channels } = info;
  const pictures = splitImages(batch.images.bytes, batch.images.count).map((original, index) => ({
    label: info.labels[batch.labels[index] ?? 0] ?? '',
    original,
    variants: changed.map(images => required(images[index], 'an image')),
  }));
  return { kind: 'previewAugmentation', height, width, channels, pictures };
}

/** The images of a batch as a step sees them before they are normalised. */
function pixelsAt(
  { images: { bytes, count, height, width, channels }, labels }: Batch,
  augmentation: AugmentationSettings,
  classes: number,
  [seed, step]: readonly [number, number],
): readonly Uint8Array[] {
  const values = tf.tidy(() => {
    const raw = {
      pixels: uploadBytes(bytes, [count, height, width, channels]) as Tensor4D,
      labels: tf.tensor1d(labels, 'int32'),
    };
    return augmentBatch(raw, augmentation, classes, tf.tensor1d([seed | 0, step], 'int32')).pixels;
  });
  const changed = Uint8Array.from(values.dataSync(), value => Math.round(Math.min(255, Math.max(0, value))));
  values.dispose();
  return splitImages(changed, count);
}

function splitImages(bytes: Uint8Array, count: number): readonly Uint8Array[] {
  const size = bytes.length / count;
  return Array.from({ length: count }, (_, index) => bytes.slice(index * size, (index + 1) * size));
}
