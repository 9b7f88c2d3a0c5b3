import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../../../shared/base/assert.ts';
import { tf } from '../../../backend.ts';

export function keepLongest(x: Tensor): Tensor {
  const longest = tf.argMax(tf.sum(tf.square(x), -1), -1);
  return tf.mul(x, tf.expandDims(tf.oneHot(longest, required(x.shape[1], 'capsules'), 1, 0, 'float32'), -1));
}
