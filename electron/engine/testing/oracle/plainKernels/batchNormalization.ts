import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../../../backend.ts';

/** The formula of Ioffe and Szegedy (2015) as it stands, by tfjs's own operations and gradients. */
export function normaliseBatch(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number) {
  const axes = x.shape.map((_extent, axis) => axis).slice(0, -1);
  const { mean, variance } = tf.moments(x, axes);
  const deviation = tf.sqrt(tf.add(variance, epsilon));
  const output = tf.add(tf.mul(tf.div(tf.sub(x, mean), deviation), gamma), beta);
  return { output, mean, variance };
}
