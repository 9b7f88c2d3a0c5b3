import type { SymbolicTensor, Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../../shared/base/assert.ts';
import { toPair } from '../../../../shared/layers/spatial.ts';
import type { PlanLayerOf } from '../../../../shared/lowering/LayerPlan.ts';
import { tf } from '../../backend.ts';
import { biasAdd } from '../../kernels/biasAdd.ts';
import { convolve } from '../../kernels/convolution.ts';
import { sliceChannels } from '../channelLayers.ts';
import { connect, only } from '../connect.ts';
import type { Emitter, LayerWeights } from '../Emitter.ts';
import { aroundImages, extentOf, placeWindow } from '../windows.ts';

export const Conv2D: Emitter<'Conv2D'> = {
  forward({ inputs, weight }, { params, inputShapes }) {
    const { padding, margins } = placeWindow(extentOf(inputShapes[0]), params);
    const input = margins ? tf.pad(only(inputs), aroundImages(margins)) : only(inputs);
    const { strides, dilationRate } = params;
    const sliding = { padding, strides: toPair(strides), dilationRate: toPair(dilationRate) };
    const output = convolve(input, weight('kernel'), sliding);
    return params.useBias ? biasAdd(output, weight('bias')) : output;
  },

  portable(inputs, layer, weights) {
    const { name, params, inputShapes } = layer;
    const { padding, margins } = placeWindow(extentOf(inputShapes[0]), params);
    const input = margins
      ? connect(tf.layers.zeroPadding2d({ name: `${name}.pad`, padding: margins }), only(inputs))
      : only(inputs);
    return params.groups === 1
      ? plain(name, input, layer, padding, params.filters, [weights['kernel'], weights['bias']])
      : grouped(input, layer, padding, weights);
  },
};

function plain(
  name: string,
  input: SymbolicTensor,
  { params }: PlanLayerOf<'Conv2D'>,
  padding: 'same' | 'valid',
  filters: number,
  weights: readonly (Tensor | undefined)[],
): SymbolicTensor {
  const layer = tf.layers.conv2d({
    name,
    filters,
    padding,
    kernelSize: [...toPair(params.kernelSize)],
    strides: [...toPair(params.strides)],
    dilationRate: [...toPair(params.dilationRate)],
    useBias: params.useBias,
    kernelInitializer: 'zeros',
  });
  return connect(layer, input, weights);
}

/** tfjs ignores groups: a convolution for each slice of the channels, and their outputs side by side. */
function grouped(
  input: SymbolicTensor,
  layer: PlanLayerOf<'Conv2D'>,
  padding: 'same' | 'valid',
  weights: LayerWeights,
): SymbolicTensor {
  const { name, params, inputShapes } = layer;
  const { groups, filters } = params;
  const [, , channels] = extentOf(inputShapes[0]);
  const [height, width] = [input.shape[1], input.shape[2]].map(extent => required(extent, 'an extent'));
  const shape = [height ?? 1, width ?? 1, channels];
  const kernels = tf.split(required(weights['kernel'], 'a kernel'), groups, 3);
  const biases = weights['bias'] && tf.split(weights['bias'], groups);
  const outputs = kernels.map((kernel, group) => {
    const count = channels / groups;
    const slice = sliceChannels(`${name}.slice${group}`, input, shape, group * count, count);
    const own = [kernel, biases?.[group]];
    return plain(`${name}.group${group}`, slice, layer, padding, filters / groups, own);
  });
  return connect(tf.layers.concatenate({ name }), outputs);
}
