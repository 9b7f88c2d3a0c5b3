import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import { tf } from '../../../backend.ts';
import { convolveInPieces, type Sliding } from '../../../kernels/convolution.ts';

/** By groups, each a convolution that tfjs knows. */
export const convolve = convolveInPieces;

/** tfjs's own, where it has one; else with every channel as a group. */
export function convolveDepthwise(x: Tensor, kernel: Tensor, sliding: Sliding): Tensor {
  const [vertical, horizontal] = sliding.strides;
  if (vertical === horizontal && sliding.dilationRate.every(rate => rate === 1)) {
    return tf.depthwiseConv2d(x as Tensor4D, kernel as Tensor4D, vertical, sliding.padding);
  }
  const [height = 1, width = 1, channels = 1, multiplier = 1] = kernel.shape;
  return convolveInPieces(x, tf.reshape(kernel, [height, width, 1, channels * multiplier]), sliding);
}
