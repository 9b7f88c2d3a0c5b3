import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { defineKernel } from './defineKernel.ts';
import { attribute, singleOperation } from './operation.ts';

const attributes = [attribute.type('T', 'float32'), attribute.string('data_format', 'NHWC')];

const kernel = defineKernel({
  name: 'LightweaveBiasAdd',
  saves: { inputs: [], outputs: [] },
  forward: ({ x, bias }: Readonly<Record<'x' | 'bias', Tensor>>) => [singleOperation('BiasAdd', attributes, [x, bias])],
  gradient([found]) {
    const dy = required(found, 'the gradient of a sum');
    return { x: () => dy.clone(), bias: () => singleOperation('BiasAddGrad', attributes, [dy]) };
  },
});

/** Adds one value a channel (the last axis). */
export const biasAdd = (x: Tensor, bias: Tensor): Tensor => required(kernel({ x, bias }, {})[0], 'a sum');
