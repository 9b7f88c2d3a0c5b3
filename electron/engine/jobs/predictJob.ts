import type { Tensor4D } from '@tensorflow/tfjs-node';
import { AppError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import type { JobResult, Prediction } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf, PixelImage } from '../../../shared/jobs/JobSpec.ts';
import { tf } from '../backend.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { takeTurns } from '../takeTurns.ts';
import { classifierOf, headLosses } from '../training/losses.ts';
import { prepareImages } from '../training/prepareImages.ts';
import { openTrained } from './openTrained.ts';

const batchSize = 32;
const shownClasses = 5;

/** Names the most likely classes of each image. @throws AppError `image/unreadable` for one whose bytes do not add up. */
export async function predictJob(
  { run: id, images }: JobSpecOf<'predict'>,
  context: JobContext,
): Promise<Extract<JobResult, { kind: 'predict' }>> {
  const { run, network } = await openTrained(context.dataRoot, id);
  try {
    const { labels } = run.record.dataset;
    const predictions: Prediction[] = [];
    for (let start = 0; start < images.length; start += batchSize) {
      await takeTurns(context);
      const batch = images.slice(start, start + batchSize);
      const rows = probabilities(network, batch);
      batch.forEach(({ name }, index) => {
        predictions.push({ name, top: mostLikely(required(rows[index], name), labels) });
      });
      context.emit({ type: 'progress', phase: 'predicting', done: predictions.length, total: images.length });
    }
    return { kind: 'predict', run: run.id, predictions };
  } finally {
    network.dispose();
  }
}

function probabilities(network: Network, images: readonly PixelImage[]): number[][] {
  const heads = headLosses(network.plan, 'evaluation');
  const { head } = required(heads[classifierOf(heads) ?? 0], 'a head');
  const output = tf.tidy(() => {
    const prepared = images.map(image => prepare(network, image));
    return required(network.run(tf.concat(prepared), [head.layer])[0], head.layer);
  });
  const values = output.arraySync();
  output.dispose();
  return values as number[][];
}

function prepare({ plan }: Network, { name, pixels, height, width, channels }: PixelImage): Tensor4D {
  const unreadable = (reason: string) => new AppError('image/unreadable', { file: name, reason });
  if (channels !== plan.input.channels) {
    throw unreadable(`it has ${channels} channels, the network takes ${plan.input.channels}`);
  }
  const expected = height * width * channels;
  if (pixels.length !== expected) throw unreadable(`it has ${pixels.length} bytes instead of ${expected}`);
  return prepareImages({ bytes: pixels, count: 1, height, width, channels }, plan.input);
}

const mostLikely = (row: readonly number[], labels: readonly string[]): Prediction['top'] =>
  row
    .map((probability, classIndex) => ({ classIndex, label: labels[classIndex] ?? String(classIndex), probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, shownClasses);
