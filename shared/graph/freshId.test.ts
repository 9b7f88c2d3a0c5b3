import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freshEdgeId, freshId } from './freshId.ts';
import { nodeIdSchema } from './GraphDocument.ts';
import { sampleDocument } from './testing/sampleDocument.ts';

const none = { nodes: {} };

it('names nodes as Keras names layers', () => {
  const named = ['Conv2D', 'DepthwiseConv2D', 'ReLU6', 'BatchNormalization', 'MBConv', 'InvertedResidual'];
  expect(named.map(type => freshId(none, type))).toEqual([
    ...['conv2d_1', 'depthwise_conv2d_1', 'relu6_1', 'batch_normalization_1', 'mbconv_1', 'inverted_residual_1'],
  ]);
});

it('takes the first number that is free', () => {
  const node = { type: 'Add', params: {}, position: { x: 0, y: 0 } };
  expect(freshId({ nodes: { add_1: node, add_3: node } }, 'Add')).toBe('add_2');
  expect(freshId({ nodes: { add_1: node } }, 'Add', new Set(['add_2']))).toBe('add_3');
  expect(freshEdgeId(sampleDocument)).toBe('e5');
});

it('is a valid id whatever the type', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), type => {
      expect(nodeIdSchema.safeParse(freshId(none, type)).success).toBe(true);
    }),
  );
});
