import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import type { AugmentationSettings } from '../../../shared/jobs/Augmentation.ts';
import { tf } from '../backend.ts';
import type { Draws } from './draws.ts';

/** 1 for places outside of a stretch of `side` about a random place, 0 inside: `[batch, extent]`. */
function outside(name: string, extent: number, side: number, draws: Draws): Tensor {
  const centre = tf.floor(tf.mul(draws.share(name), extent));
  const start = tf.reshape(tf.sub(centre, Math.floor(side / 2)), [-1, 1]);
  const places = tf.tensor2d(
    Float32Array.from({ length: extent }, (_, index) => index),
    [1, extent],
  );
  const distance = tf.sub(places, start);
  return tf.cast(tf.logicalOr(tf.less(distance, 0), tf.greaterEqual(distance, side)), 'float32');
}

/** Blackens a square of each image. Its centre lies in the image, the square may reach beyond. */
export function cutOut(images: Tensor4D, { cutout }: AugmentationSettings, draws: Draws): Tensor4D {
  if (cutout === 0) return images;
  const [, height, width] = images.shape;
  const rows = tf.reshape(outside('cutout/down', height, cutout, draws), [-1, height, 1, 1]);
  const columns = tf.reshape(outside('cutout/across', width, cutout, draws), [-1, 1, width, 1]);
  return tf.mul(images, tf.maximum(rows, columns));
}
