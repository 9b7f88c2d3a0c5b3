import { expect, test } from 'vitest';
import type { Shape } from '../../../shared/base/shape.ts';
import type { ParamLiteral } from '../../../shared/layers/ParamSpec.ts';
import { type LayerType, layers } from '../../../shared/layers/registry.gen.ts';
import { expectPortable } from '../testing/expectPortable.ts';
import { singleLayerPlan } from '../testing/singleLayerPlan.ts';

type Params = Readonly<Record<string, ParamLiteral>>;
interface Case {
  readonly image?: Shape;
  readonly params?: Params;
  readonly before?: readonly (readonly [LayerType, Params])[];
}

const vector: Case['before'] = [['Flatten', {}]];
const capsules: Case['before'] = [['Reshape', { targetShape: [-1, 4] }]];
const combine = (...axes: readonly (readonly Params[])[]): readonly Case[] =>
  axes
    .reduce<readonly Params[]>((all, axis) => all.flatMap(one => axis.map(other => ({ ...one, ...other }))), [{}])
    .map(params => ({ params }));

const paddings: readonly Params[] = ['same', 'valid', 1, [2, 0], [0, 1, 2, 1]].map(padding => ({ padding }));
const strides: readonly Params[] = [{ strides: 1 }, { strides: 2 }, { strides: [1, 2] }];
const pooling = combine(
  [{ poolSize: 3 }, { poolSize: [2, 3] }],
  ['same', 'valid', 1, [1, 0, 1, 1]].map(padding => ({ padding })),
  [{ strides: 2 }, { strides: 3 }, { strides: [1, 2] }],
  [{ rounding: 'floor' }, { rounding: 'ceil' }],
);

/** Parameters under which each layer is tried; a layer without any does not compile. The label leaves with no model. */
const cases = {
  Input: [{}],
  Conv2D: [
    ...combine([{ filters: 6 }], paddings, strides, [{ groups: 1 }, { groups: 2, useBias: false }]),
    ...combine([{ filters: 6, dilationRate: 2 }], paddings, [{ groups: 1 }, { groups: 2 }]),
    { params: { filters: 4, kernelSize: [1, 3], dilationRate: [1, 2], groups: 4 } },
  ],
  DepthwiseConv2D: [
    ...combine(paddings, strides, [{ depthMultiplier: 1 }, { depthMultiplier: 2, useBias: false }]),
    ...combine([{ dilationRate: 2 }], paddings, [{ depthMultiplier: 2 }]),
  ],
  Dense: [{ before: vector }, { before: vector, params: { units: 3, useBias: false } }],
  BatchNormalization: [
    {},
    { before: vector },
    { params: { scale: false, epsilon: 1e-5 } },
    { params: { center: false } },
  ],
  Activation: layers.Activation.params.activation.options.flatMap(activation => [
    { params: { activation } },
    { params: { activation, alpha: 0.5, negativeSlope: 0.1 }, before: vector },
  ]),
  MaxPooling2D: pooling,
  AveragePooling2D: [...pooling, ...pooling.map(({ params }) => ({ params: { ...params, countIncludePad: true } }))],
  GlobalAveragePooling2D: [{}, { params: { keepDims: true } }],
  GlobalMaxPooling2D: [{}, { params: { keepDims: true } }],
  LocalResponseNormalization: [
    {},
    { params: { depthRadius: 1, bias: 1, alpha: 0.5, beta: 0.75 } },
    { params: { depthRadius: 3, bias: 0.5, alpha: 20, beta: 0.5 } },
  ],
  Dropout: [{}, { before: vector }],
  StochasticDepth: [{}, { before: vector }],
  ZeroPadding2D: [{}, { params: { padding: [1, 0, 2, 3] } }],
  Cropping2D: [{}, { params: { cropping: [1, 0, 2, 3] } }],
  Add: [
    {
      before: [
        ['Activation', {}],
        ['Activation', { activation: 'tanh' }],
        ['BatchNormalization', {}],
      ],
    },
  ],
  Multiply: [
    {
      before: [
        ['Activation', {}],
        ['Activation', { activation: 'tanh' }],
      ],
    },
    {
      before: [
        ['BatchNormalization', {}],
        ['GlobalAveragePooling2D', { keepDims: true }],
      ],
    },
    {
      before: [
        ['GlobalAveragePooling2D', {}],
        ['BatchNormalization', {}],
      ],
    },
  ],
  Concatenate: [
    {
      before: [
        ['Activation', {}],
        ['Conv2D', { filters: 3 }],
      ],
    },
    {
      before: [
        ['Flatten', {}],
        ['GlobalMaxPooling2D', {}],
      ],
    },
  ],
  Flatten: [{}, { before: vector }],
  Reshape: [
    { params: { targetShape: [-1, 6] } },
    { params: { targetShape: [9, 4, 7] } },
    { params: { targetShape: [252] } },
  ],
  ChannelShuffle: [{}, { params: { groups: 4 } }],
  ChannelSlice: [{}, { params: { start: 1, count: 2 } }, { params: { start: 3, count: 40 }, before: vector }],
  ChannelPadding: [{}, { params: { before: 1, after: 2 } }, { params: { before: 3, after: 0 }, before: vector }],
  UpSampling2D: [{}, { params: { size: [3, 2], interpolation: 'bilinear' } }],
  Squash: [{ before: capsules }],
  CapsuleVotes: [{ before: capsules, params: { capsules: 3, dimension: 5 } }],
  CapsuleRouting: combine([{ routings: 1 }, { routings: 3 }, { routings: 5 }], [{ useBias: false }, { useBias: true }]),
  CapsuleLength: [{ before: capsules }],
  CapsuleMask: [{ before: capsules }],
} satisfies Readonly<Record<Exclude<LayerType, 'Label'>, readonly Case[]>>;

test.each(Object.entries(cases))('%s has the planned shape and leaves Lightweave unchanged', (type, list) => {
  expect(list.length).toBeGreaterThan(0);
  for (const { image = [9, 7, 4], params, before } of list as readonly Case[]) {
    expectPortable(singleLayerPlan(type as LayerType, image, params, before));
  }
});

test('a layer that takes one tensor twice leaves Lightweave unchanged', () => {
  const plan = singleLayerPlan('Add', [9, 7, 4], {}, [
    ['Activation', {}],
    ['Activation', { activation: 'tanh' }],
  ]);
  const layers = plan.layers.map(layer =>
    layer.name === 'layer' ? { ...layer, inputs: ['before0', 'before0'] } : layer,
  );
  expectPortable({ ...plan, layers });
});
