import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../../../backend.ts';
import { capsuleEpsilon, lengthOf } from '../../../kernels/squash.ts';

export { capsuleEpsilon, lengthOf };

/** As Sabour et al. (2017) write it. */
export function squash(x: Tensor): Tensor {
  const squared = tf.sum(tf.square(x), -1, true);
  return tf.mul(tf.div(squared, tf.add(squared, 1)), tf.div(x, tf.sqrt(tf.add(squared, capsuleEpsilon))));
}
