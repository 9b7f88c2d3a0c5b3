import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import { AppError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import type { Prediction } from '../../../shared/jobs/JobResult.ts';
import type { PixelImage } from '../../../shared/jobs/PixelImage.ts';
import { because, type Reason, reasonValues } from '../../../shared/text/Reason.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import { classifierOf, headLosses } from '../training/losses.ts';
import { prepareImages } from '../training/prepareImages.ts';

const shownClasses = 5;

interface Classified {
  readonly top: readonly Prediction['top'][];
  /** The output of the layer that was asked for as well; whoever asked disposes of it. */
  readonly output: Tensor | null;
}

/** The layer whose output names the class. */
export function classLayer(plan: LayerPlan): string {
  const heads = headLosses(plan, 'evaluation');
  return required(heads[classifierOf(heads) ?? 0], 'a head').head.layer;
}

/** The most likely classes of each image. @throws AppError `image/unreadable` for one whose bytes do not add up. */
export function classifyImages(
  network: Pick<Network, 'plan' | 'run'>,
  images: readonly PixelImage[],
  labels: readonly string[],
  layer: string | null = null,
): Classified {
  const classes = classLayer(network.plan);
  const [shares, output = null] = tf.tidy(() => {
    const prepared = tf.concat(images.map(image => prepareImage(network, image)));
    return network.run(prepared, layer === null ? [classes] : [classes, layer]);
  });
  const rows = required(shares, classes);
  const top = (rows.arraySync() as number[][]).map(row => mostLikely(row, labels));
  if (rows !== output) rows.dispose();
  return { top, output };
}

function prepareImage(
  { plan }: Pick<Network, 'plan'>,
  { name, pixels, height, width, channels }: PixelImage,
): Tensor4D {
  const unreadable = (reason: Reason) => new AppError('image/unreadable', { ...reasonValues(reason), file: name });
  const wanted = plan.input.channels;
  if (channels !== wanted) throw unreadable(because('image.channels', { channels, wanted }));
  const expected = height * width * channels;
  const bytes = pixels.length;
  if (bytes !== expected) throw unreadable(because('image.length', { bytes, expected }));
  return prepareImages({ bytes: pixels, count: 1, height, width, channels }, plan.input);
}

const mostLikely = (row: readonly number[], labels: readonly string[]): Prediction['top'] =>
  row
    .map((probability, classIndex) => ({ classIndex, label: labels[classIndex] ?? String(classIndex), probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, shownClasses);
