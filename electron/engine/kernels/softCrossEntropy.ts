import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { defineKernel } from './defineKernel.ts';
import { attribute, operation } from './operation.ts';

const attributes = [attribute.type('T', 'float32')];

const kernel = defineKernel({
  name: 'LightweaveSoftCrossEntropy',
  saves: { inputs: [], outputs: [false, true] },
  forward: ({ logits, shares }: Readonly<Record<'logits' | 'shares', Tensor>>) =>
    operation('SoftmaxCrossEntropyWithLogits', attributes, [logits, shares], 2),
  gradient([losses], [slope]) {
    const dy = required(losses, 'the gradient of the losses');
    return { logits: () => tf.mul(tf.expandDims(dy, 1), required(slope, 'the slope of the losses')) };
  },
});

/** The cross-entropy of each image (`[batch]`) from logits and wanted shares, both `[batch, classes]`; the shares get no gradient. */
export const softCrossEntropy = (logits: Tensor, shares: Tensor): Tensor =>
  required(kernel({ logits, shares }, {})[0], 'the losses');
