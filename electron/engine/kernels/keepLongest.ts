import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { defineKernel } from './defineKernel.ts';

const kernel = defineKernel({
  name: 'LightweaveKeepLongest',
  saves: { inputs: [], outputs: [false, true] },
  forward({ x }: Readonly<Record<'x', Tensor>>) {
    const longest = tf.argMax(tf.sum(tf.square(x), -1), -1);
    const mask = tf.expandDims(tf.oneHot(longest, required(x.shape[1], 'capsules'), 1, 0, 'float32'), -1);
    return [tf.mul(x, mask), mask];
  },
  gradient([found], [mask]) {
    const dy = required(found, 'the gradient of the longest capsule');
    return { x: () => tf.mul(dy, required(mask, 'its mask')) };
  },
});

/** Sets all capsules of `[batch, capsules, dimension]` to zero but the longest, which alone gets a gradient. */
export const keepLongest = (x: Tensor): Tensor => required(kernel({ x }, {})[0], 'the longest capsule');
