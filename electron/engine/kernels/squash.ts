import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { defineKernel } from './defineKernel.ts';

/** Added to squares under a root: Keras' epsilon, as CapsNet's Keras implementation has it. */
export const capsuleEpsilon = 1e-7;

const squaredLength = (x: Tensor): Tensor => tf.sum(tf.square(x), -1, true);

/** With q = |x|²: what x is multiplied by, q / ((1 + q) sqrt(q + epsilon)), and its derivative by q. */
function factor(x: Tensor) {
  const q = squaredLength(x);
  const more = tf.add(q, 1);
  const root = tf.add(q, capsuleEpsilon);
  const base = tf.reciprocal(tf.mul(more, tf.sqrt(root)));
  return { q, more, root, base };
}

const kernel = defineKernel({
  name: 'LightweaveSquash',
  saves: { inputs: ['x'], outputs: [] },
  forward: ({ x }: Readonly<Record<'x', Tensor>>) => [
    tf.tidy(() => {
      const { q, base } = factor(x);
      return tf.mul(x, tf.mul(q, base));
    }),
  ],
  gradient([found], [saved]) {
    const [dy, x] = [required(found, 'the gradient of a squash'), required(saved, 'its input')];
    return {
      x: () =>
        tf.tidy(() => {
          const { q, more, root, base } = factor(x);
          const slope = tf.mul(base, tf.sub(tf.reciprocal(more), tf.div(q, tf.mul(root, 2))));
          const along = tf.mul(tf.mul(slope, 2), tf.sum(tf.mul(dy, x), -1, true));
          return tf.add(tf.mul(dy, tf.mul(q, base)), tf.mul(x, along));
        }),
    };
  },
});

/** x |x|² / (1 + |x|²) / |x| along the last axis. */
export const squash = (x: Tensor): Tensor => required(kernel({ x }, {})[0], 'squashed vectors');

/** The length of vectors along the last axis. */
export const lengthOf = (x: Tensor): Tensor => tf.sqrt(tf.add(tf.sum(tf.square(x), -1), capsuleEpsilon));
