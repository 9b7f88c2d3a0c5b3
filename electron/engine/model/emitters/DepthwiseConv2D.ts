import { required } from '../../../../shared/base/assert.ts';
import { toPair } from '../../../../shared/layers/spatial.ts';
import { tf } from '../../backend.ts';
import { biasAdd } from '../../kernels/biasAdd.ts';
import { convolveDepthwise, dilateKernel } from '../../kernels/convolution.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { aroundImages, extentOf, marginsOf, placeWindow } from '../windows.ts';

export const DepthwiseConv2D: Emitter<'DepthwiseConv2D'> = {
  forward({ inputs, weight }, { params, inputShapes }) {
    const { padding, margins } = placeWindow(extentOf(inputShapes[0]), params);
    const input = margins ? tf.pad(only(inputs), aroundImages(margins)) : only(inputs);
    const { strides, dilationRate } = params;
    const sliding = { padding, strides: toPair(strides), dilationRate: toPair(dilationRate) };
    const output = convolveDepthwise(input, weight('depthwiseKernel'), sliding);
    return params.useBias ? biasAdd(output, weight('bias')) : output;
  },

  /**
   * tfjs's layer leaves dilation out without a word, and its operation has one stride for both directions: the zeros of
   * a dilated kernel are written out, and with two strides every output is computed and some are left out.
   */
  portable(inputs, { name, params, inputShapes }, weights) {
    const strides = toPair(params.strides);
    const isEven = strides[0] === strides[1];
    const input = extentOf(inputShapes[0]);
    const { padding, margins } = isEven
      ? placeWindow(input, params)
      : { padding: 'valid' as const, margins: marginsOf(input, params) };
    const padded = margins
      ? connect(tf.layers.zeroPadding2d({ name: `${name}.pad`, padding: margins }), only(inputs))
      : only(inputs);
    const kernel = dilateKernel(required(weights['depthwiseKernel'], 'a kernel'), toPair(params.dilationRate));
    const convolution = tf.layers.depthwiseConv2d({
      name: isEven ? name : `${name}.dense`,
      kernelSize: kernel.shape.slice(0, 2) as [number, number],
      depthMultiplier: params.depthMultiplier,
      strides: isEven ? strides[0] : 1,
      padding,
      useBias: params.useBias,
      depthwiseInitializer: 'zeros',
    });
    const output = connect(convolution, padded, [kernel, weights['bias']]);
    return isEven ? output : connect(tf.layers.maxPooling2d({ name, poolSize: 1, strides: [...strides] }), output);
  },
};
