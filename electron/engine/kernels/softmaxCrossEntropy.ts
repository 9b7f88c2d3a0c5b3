import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { defineKernel } from './defineKernel.ts';
import { attribute, operation } from './operation.ts';

const attributes = [attribute.type('T', 'float32'), attribute.type('Tlabels', 'int32')];

const kernel = defineKernel({
  name: 'LightweaveSoftmaxCrossEntropy',
  saves: { inputs: [], outputs: [false, true] },
  forward: ({ logits, labels }: Readonly<Record<'logits' | 'labels', Tensor>>) =>
    operation('SparseSoftmaxCrossEntropyWithLogits', attributes, [logits, labels], 2),
  gradient([losses], [slope]) {
    const dy = required(losses, 'the gradient of the losses');
    return { logits: () => tf.mul(tf.expandDims(dy, 1), required(slope, 'the slope of the losses')) };
  },
});

/** The cross-entropy of each image (`[batch]`) from logits `[batch, classes]` and labels `[batch]` (int32): stable for any logits. */
export const softmaxCrossEntropy = (logits: Tensor, labels: Tensor): Tensor =>
  required(kernel({ logits, labels }, {})[0], 'the losses');
