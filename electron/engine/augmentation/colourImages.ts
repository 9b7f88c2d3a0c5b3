import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import type { AugmentationSettings } from '../../../shared/jobs/Augmentation.ts';
import { tf } from '../backend.ts';
import type { Draws } from './draws.ts';

/** How bright red, green and blue look (ITU-R BT.601). */
const luma = [0.299, 0.587, 0.114];

const isColour = (images: Tensor4D): boolean => images.shape[3] === luma.length;

/** `[batch, h, w, 1]` */
const greyOf = (images: Tensor4D): Tensor =>
  isColour(images) ? tf.sum(tf.mul(images, luma), 3, true) : tf.mean(images, 3, true);

/** One factor around 1 for each image. */
const factors = (name: string, reach: number, draws: Draws): Tensor =>
  tf.reshape(tf.add(draws.within(name, reach), 1), [-1, 1, 1, 1]);

const spread = (images: Tensor4D, centre: Tensor, factor: Tensor): Tensor4D =>
  tf.add(centre, tf.mul(tf.sub(images, centre), factor));

/** Brightness, then contrast, then saturation of images 0..255, which they stay. */
export function colourImages(images: Tensor4D, settings: AugmentationSettings, draws: Draws): Tensor4D {
  const { brightness, contrast, saturation } = settings;
  let changed = images;
  if (brightness > 0) changed = tf.mul(changed, factors('brightness', brightness, draws));
  if (contrast > 0) {
    const mean = tf.mean(greyOf(changed), [1, 2], true);
    changed = spread(changed, mean, factors('contrast', contrast, draws));
  }
  if (saturation > 0 && isColour(changed)) {
    changed = spread(changed, greyOf(changed), factors('saturation', saturation, draws));
  }
  return changed === images ? images : tf.clipByValue(changed, 0, 255);
}
