import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { defineKernel } from './defineKernel.ts';
import { multiply } from './multiply.ts';
import { attribute, singleOperation } from './operation.ts';

type Pair = readonly [number, number];

export interface Sliding {
  readonly strides: Pair;
  readonly padding: 'same' | 'valid';
  readonly dilationRate: Pair;
}

// As tfjs wants attributes: plain values.
type Attributes = { strides: number[]; padding: string; dilations: number[] };

const attributesOf = ({ strides, padding, dilations }: Attributes) => [
  attribute.type('T', 'float32'),
  attribute.int('strides', [1, ...strides, 1]),
  attribute.int('dilations', [1, ...dilations, 1]),
  attribute.string('padding', padding),
  attribute.int('explicit_paddings', []),
  attribute.string('data_format', 'NHWC'),
  attribute.bool('use_cudnn_on_gpu', false),
];

/** TensorFlow's convolution as it is: groups follow from the kernel (input channels / its third extent). */
const native = defineKernel({
  name: 'LightweaveConvolution',
  saves: { inputs: ['x', 'kernel'], outputs: [] },
  forward: ({ x, kernel }: Readonly<Record<'x' | 'kernel', Tensor>>, attributes: Attributes) => [
    singleOperation('Conv2D', attributesOf(attributes), [x, kernel]),
  ],
  gradient([found], saved, attributes) {
    const dy = required(found, 'the gradient of a convolution');
    const [x, kernel] = [required(saved[0], 'its input'), required(saved[1], 'its kernel')];
    const all = attributesOf(attributes);
    const extent = (tensor: Tensor) => tf.tensor1d(tensor.shape, 'int32');
    return {
      x: () => singleOperation('Conv2DBackpropInput', all, [extent(x), kernel, dy]),
      kernel: () => singleOperation('Conv2DBackpropFilter', all, [x, extent(kernel), dy]),
    };
  },
});

const runNative = (x: Tensor, kernel: Tensor, { strides, padding, dilationRate }: Sliding): Tensor => {
  const attributes = { strides: [...strides], padding: padding.toUpperCase(), dilations: [...dilationRate] };
  return required(native({ x, kernel }, attributes)[0], 'a convolution');
};

let nativeWorks: boolean | undefined;

/** Whether this TensorFlow differentiates grouped and dilated convolutions: oneDNN does, its own CPU kernels do not. */
export function hasNativeGradients(): boolean {
  nativeWorks ??= tf.tidy(() => {
    try {
      const sliding: Sliding = { strides: [1, 1], padding: 'same', dilationRate: [2, 2] };
      const gradients = tf.grads((x: Tensor, kernel: Tensor) => runNative(x, kernel, sliding));
      gradients([tf.ones([1, 5, 5, 4]), tf.ones([3, 3, 2, 4])]);
      return true;
    } catch {
      return false;
    }
  });
  return nativeWorks;
}

/** The kernel with zeros between its cells: what a dilated convolution computes with. `[h, w, in, out]` */
export function dilateKernel(kernel: Tensor, [vertical, horizontal]: Pair): Tensor {
  const [height = 1, width = 1, ...channels] = kernel.shape;
  const gap = (count: number): [number, number] => [0, count];
  const spread = tf.pad(tf.reshape(kernel, [height, 1, width, 1, kernel.size / (height * width)]), [
    gap(0),
    gap(vertical - 1),
    gap(0),
    gap(horizontal - 1),
    gap(0),
  ]);
  const whole = tf.reshape(spread, [height * vertical, width * horizontal, ...channels]);
  const size = [(height - 1) * vertical + 1, (width - 1) * horizontal + 1, ...channels];
  return tf.slice(whole, [0, 0, 0, 0], size);
}

/** The same by plain convolutions, group by group, for a TensorFlow without native gradients. */
export function convolveInPieces(x: Tensor, kernel: Tensor, { strides, padding, dilationRate }: Sliding): Tensor {
  const cells = dilationRate.some(rate => rate > 1) ? dilateKernel(kernel, dilationRate) : kernel;
  const groups = required(x.shape[3], 'channels') / required(kernel.shape[2], 'channels of a group');
  const convolve = (input: Tensor, filter: Tensor): Tensor =>
    tf.conv2d(input as Tensor4D, filter as Tensor4D, [...strides], padding);
  if (groups === 1) return convolve(x, cells);
  const inputs = tf.split(x, groups, 3);
  const filters = tf.split(cells, groups, 3);
  return tf.concat(
    inputs.map((input, group) => convolve(input, required(filters[group], 'the filters of a group'))),
    3,
  );
}

/**
 * A kernel of one cell that does not skip is a product of matrices: pixels by channels. oneDNN's product is faster than
 * its convolution, most of all backwards.
 */
function convolvePoints(x: Tensor, kernel: Tensor): Tensor {
  const [channels = 1, filters = 1] = kernel.shape.slice(2);
  const pixels = tf.reshape(x, [x.size / channels, channels]);
  return tf.reshape(multiply(pixels, tf.reshape(kernel, [channels, filters])), [...x.shape.slice(0, 3), filters]);
}

/** Convolves `[batch, h, w, in]` with `[h, w, in / groups, out]`. */
export function convolve(x: Tensor, kernel: Tensor, sliding: Sliding): Tensor {
  const [height, width, channels] = kernel.shape;
  const isPoint = height === 1 && width === 1 && sliding.strides.every(stride => stride === 1);
  if (isPoint && channels === x.shape[3]) return convolvePoints(x, kernel);
  const isPlain = x.shape[3] === kernel.shape[2] && sliding.dilationRate.every(rate => rate === 1);
  return !isPlain && hasNativeGradients() ? runNative(x, kernel, sliding) : convolveInPieces(x, kernel, sliding);
}

/**
 * Convolves every channel on its own with `[h, w, channels, multiplier]`. TensorFlow's own operation has one stride for
 * both directions and no gradient for dilation; otherwise it is a grouped convolution with a group for each channel.
 */
export function convolveDepthwise(x: Tensor, kernel: Tensor, sliding: Sliding): Tensor {
  const [vertical, horizontal] = sliding.strides;
  if (vertical === horizontal && sliding.dilationRate.every(rate => rate === 1)) {
    return tf.depthwiseConv2d(x as Tensor4D, kernel as Tensor4D, vertical, sliding.padding);
  }
  const [height = 1, width = 1, channels = 1, multiplier = 1] = kernel.shape;
  return convolve(x, tf.reshape(kernel, [height, width, 1, channels * multiplier]), sliding);
}
