import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import { tf } from '../backend.ts';
import { attribute, singleOperation } from '../kernels/operation.ts';
import type { Draws } from './draws.ts';

/** Images of which each is a share of one and the rest of another. */
export interface Mixed {
  readonly images: Tensor4D;
  /** `[batch]`: how much of the image is its own, at least a half. */
  readonly shares: Tensor;
}

/** Keeps a share defined where both gamma numbers vanish. */
const smallest = 1e-12;

const gamma = (name: string, alpha: number, draws: Draws): Tensor => {
  const attributes = [
    attribute.type('dtype', 'float32'),
    attribute.type('T', 'int32'),
    attribute.type('Tseed', 'int32'),
  ];
  const inputs = [tf.tensor1d([draws.count], 'int32'), draws.seed(name), tf.fill([draws.count], alpha)];
  return tf.add(singleOperation('StatelessRandomGammaV2', attributes, inputs), smallest);
};

/** `own` share of each row, the rest from the row at the same place from the end: batches are shuffled. */
const blend = (rows: Tensor, own: Tensor): Tensor => {
  const wide = tf.reshape(own, [-1, ...rows.shape.slice(1).map(() => 1)]);
  return tf.add(tf.mul(rows, wide), tf.mul(tf.reverse(rows, 0), tf.sub(1, wide)));
};

/**
 * Mixes images in pairs, by shares drawn from Beta(alpha, alpha). The larger share counts as the image's own: mixtures
 * come in pairs, so their distribution is the same, and how many are named right keeps a meaning.
 */
export function mixUp(images: Tensor4D, alpha: number, draws: Draws): Mixed {
  const [one, other] = [gamma('mixup/one', alpha, draws), gamma('mixup/other', alpha, draws)];
  const drawn = tf.div(one, tf.add(one, other));
  const shares = tf.maximum(drawn, tf.sub(1, drawn));
  return { images: blend(images, shares) as Tensor4D, shares };
}

/** What a mixture is worth for each class: `[batch, classes]`, from int32 labels. */
export const mixLabels = (labels: Tensor, classes: number, shares: Tensor): Tensor =>
  blend(tf.oneHot(labels, classes, 1, 0, 'float32'), shares);
