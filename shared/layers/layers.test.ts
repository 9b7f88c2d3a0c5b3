import { describe, expect, test } from 'vitest';
import { elementCount, type Shape } from '../base/shape.ts';
import { createTranslator } from '../text/Translator.ts';
import { Activation } from './Activation.ts';
import { Add } from './Add.ts';
import { AveragePooling2D } from './AveragePooling2D.ts';
import { BatchNormalization } from './BatchNormalization.ts';
import { CapsuleLength } from './CapsuleLength.ts';
import { CapsuleMask } from './CapsuleMask.ts';
import { CapsuleRouting } from './CapsuleRouting.ts';
import { CapsuleVotes } from './CapsuleVotes.ts';
import { ChannelPadding } from './ChannelPadding.ts';
import { ChannelShuffle } from './ChannelShuffle.ts';
import { ChannelSlice } from './ChannelSlice.ts';
import { Concatenate } from './Concatenate.ts';
import { Conv2D } from './Conv2D.ts';
import { Cropping2D } from './Cropping2D.ts';
import { Dense } from './Dense.ts';
import { DepthwiseConv2D } from './DepthwiseConv2D.ts';
import { Dropout } from './Dropout.ts';
import { Flatten } from './Flatten.ts';
import { GlobalAveragePooling2D } from './GlobalAveragePooling2D.ts';
import { GlobalMaxPooling2D } from './GlobalMaxPooling2D.ts';
import { Input } from './Input.ts';
import { Label } from './Label.ts';
import type { LayerDefinition, ShapeIssue } from './LayerDefinition.ts';
import { LocalResponseNormalization } from './LocalResponseNormalization.ts';
import { MaxPooling2D } from './MaxPooling2D.ts';
import { Multiply } from './Multiply.ts';
import { defaultParams, type ParamSpec, type ParamSpecs, type Params } from './ParamSpec.ts';
import { Reshape } from './Reshape.ts';
import { layers } from './registry.gen.ts';
import { Squash } from './Squash.ts';
import { StochasticDepth } from './StochasticDepth.ts';
import { UpSampling2D } from './UpSampling2D.ts';
import { ZeroPadding2D } from './ZeroPadding2D.ts';

interface Applied {
  readonly shape: Shape | ShapeIssue;
  readonly weights: Readonly<Record<string, Shape>>;
  readonly macs: number;
}

const isShape = (shape: Applied['shape']): shape is Shape => Array.isArray(shape);

function shapeOf({ shape }: Applied): Shape {
  if (!isShape(shape)) expect.fail(JSON.stringify(shape));
  return shape;
}

function apply<Specs extends ParamSpecs>(
  layer: LayerDefinition<string, Specs>,
  inputs: readonly Shape[],
  params: Partial<Params<Specs>> = {},
): Applied {
  const complete = { ...defaultParams(layer.params), ...params };
  const shape = layer.shape(inputs, complete);
  if (!shape.ok) return { shape: shape.error, weights: {}, macs: 0 };
  const weights = layer.weights?.(inputs, complete) ?? [];
  return {
    shape: shape.value,
    weights: Object.fromEntries(weights.map(weight => [weight.role, weight.shape])),
    macs: layer.macs?.(inputs, shape.value, complete) ?? 0,
  };
}

const map = [56, 56, 64];

const sampleShapes = { tensor: [16, 16, 48], vector: [48], capsule: [32, 8], label: [10], any: [16, 16, 48] };

describe('shapes', () => {
  const cases: readonly [string, Applied, Shape][] = [
    ['the input is what the document says', apply(Input, [[28, 28, 1]]), [28, 28, 1]],
    ['Conv2D same', apply(Conv2D, [[224, 224, 3]], { filters: 32, strides: 2 }), [112, 112, 32]],
    ['Conv2D valid', apply(Conv2D, [[28, 28, 1]], { filters: 8, kernelSize: 5, padding: 'valid' }), [24, 24, 8]],
    [
      'Conv2D explicit: the ResNet stem',
      apply(Conv2D, [[224, 224, 3]], { filters: 64, kernelSize: 7, strides: 2, padding: 3 }),
      [112, 112, 64],
    ],
    [
      'Conv2D unpadded: the SqueezeNet stem',
      apply(Conv2D, [[224, 224, 3]], { filters: 96, kernelSize: 7, strides: 2, padding: 'valid' }),
      [109, 109, 96],
    ],
    [
      'Conv2D with four explicit margins',
      apply(Conv2D, [[10, 12, 3]], { filters: 4, padding: [1, 0, 2, 3] }),
      [9, 15, 4],
    ],
    ['Conv2D dilated', apply(Conv2D, [[16, 16, 3]], { dilationRate: 2, padding: 'valid' }), [12, 12, 32]],
    ['Conv2D rectangular', apply(Conv2D, [[17, 17, 8]], { kernelSize: [1, 7], padding: [0, 3] }), [17, 17, 32]],
    ['DepthwiseConv2D', apply(DepthwiseConv2D, [map], { depthMultiplier: 2, strides: 2 }), [28, 28, 128]],
    ['Dense', apply(Dense, [[1280]], { units: 1000 }), [1000]],
    ['BatchNormalization', apply(BatchNormalization, [map]), map],
    ['Activation of a vector', apply(Activation, [[10]], { activation: 'softmax' }), [10]],
    ['MaxPooling2D floor', apply(MaxPooling2D, [[54, 54, 8]], { poolSize: 3 }), [26, 26, 8]],
    ['MaxPooling2D ceil', apply(MaxPooling2D, [[54, 54, 8]], { poolSize: 3, rounding: 'ceil' }), [27, 27, 8]],
    ['MaxPooling2D explicit', apply(MaxPooling2D, [[112, 112, 8]], { poolSize: 3, padding: 1 }), [56, 56, 8]],
    [
      'MaxPooling2D ceil, larger than the input',
      apply(MaxPooling2D, [[2, 2, 8]], { poolSize: 3, rounding: 'ceil' }),
      [1, 1, 8],
    ],
    [
      'MaxPooling2D ceil drops a window that would begin in the margin after the input',
      apply(MaxPooling2D, [[3, 3, 8]], { poolSize: 2, padding: 1, rounding: 'ceil' }),
      [2, 2, 8],
    ],
    ['AveragePooling2D', apply(AveragePooling2D, [[28, 28, 8]], { poolSize: 3, padding: 1 }), [14, 14, 8]],
    ['AveragePooling2D same', apply(AveragePooling2D, [[7, 7, 8]], { padding: 'same' }), [4, 4, 8]],
    ['GlobalAveragePooling2D', apply(GlobalAveragePooling2D, [map]), [64]],
    ['GlobalMaxPooling2D', apply(GlobalMaxPooling2D, [map], { keepDims: true }), [1, 1, 64]],
    ['LocalResponseNormalization', apply(LocalResponseNormalization, [map]), map],
    ['Dropout', apply(Dropout, [[128]]), [128]],
    ['StochasticDepth', apply(StochasticDepth, [map]), map],
    ['ZeroPadding2D', apply(ZeroPadding2D, [[224, 224, 3]], { padding: [0, 1, 0, 1] }), [225, 225, 3]],
    ['Cropping2D', apply(Cropping2D, [[10, 12, 3]], { cropping: [1, 2] }), [8, 8, 3]],
    ['Add', apply(Add, [map, map, map]), map],
    ['Multiply equal', apply(Multiply, [map, map]), map],
    ['Multiply by a vector', apply(Multiply, [map, [64]]), map],
    ['Multiply by 1 × 1 × c, the other way round', apply(Multiply, [[1, 1, 64], map]), map],
    ['Multiply by a spatial mask', apply(Multiply, [map, [56, 56, 1]]), map],
    ['Concatenate maps', apply(Concatenate, [map, [56, 56, 32], [56, 56, 1]]), [56, 56, 97]],
    ['Concatenate vectors', apply(Concatenate, [[10], [6]]), [16]],
    ['Flatten', apply(Flatten, [[7, 7, 64]]), [3136]],
    ['Reshape', apply(Reshape, [[6, 6, 256]], { targetShape: [-1, 8] }), [1152, 8]],
    ['Reshape without a hole', apply(Reshape, [[64]], { targetShape: [1, 1, 64] }), [1, 1, 64]],
    ['ChannelShuffle', apply(ChannelShuffle, [[28, 28, 240]], { groups: 3 }), [28, 28, 240]],
    ['ChannelSlice', apply(ChannelSlice, [map], { start: 32, count: 32 }), [56, 56, 32]],
    ['ChannelPadding', apply(ChannelPadding, [map], { before: 16, after: 48 }), [56, 56, 128]],
    ['UpSampling2D', apply(UpSampling2D, [[7, 8, 3]], { size: [2, 3] }), [14, 24, 3]],
    ['the label is what the document says', apply(Label, [[10]]), [10]],
    ['Squash', apply(Squash, [[1152, 8]]), [1152, 8]],
    ['CapsuleVotes', apply(CapsuleVotes, [[1152, 8]]), [10, 1152, 16]],
    ['CapsuleRouting', apply(CapsuleRouting, [[10, 1152, 16]]), [10, 16]],
    ['CapsuleLength', apply(CapsuleLength, [[10, 16]]), [10]],
    ['CapsuleMask', apply(CapsuleMask, [[10, 16]]), [10, 16]],
    ['CapsuleMask by the label', apply(CapsuleMask, [[10, 16], [10]]), [10, 16]],
  ];
  test.each(cases)('%s', (_name, applied, shape) => {
    expect(applied.shape).toEqual(shape);
  });
});

describe('weights and multiply-adds', () => {
  const stem = { filters: 64, kernelSize: 7, strides: 2, padding: 3, useBias: false } as const;
  const batch = { gamma: [64], beta: [64], movingMean: [64], movingVariance: [64] };
  const cases: readonly [string, Applied, Applied['weights'], number][] = [
    ['Conv2D', apply(Conv2D, [[224, 224, 3]], stem), { kernel: [7, 7, 3, 64] }, 118_013_952],
    ['Conv2D with bias', apply(Conv2D, [[7, 7, 8]], { kernelSize: 1 }), { kernel: [1, 1, 8, 32], bias: [32] }, 12_544],
    [
      'Conv2D in groups: AlexNet’s second',
      apply(Conv2D, [[27, 27, 96]], { filters: 256, kernelSize: 5, groups: 2 }),
      { kernel: [5, 5, 48, 256], bias: [256] },
      223_948_800,
    ],
    [
      'DepthwiseConv2D',
      apply(DepthwiseConv2D, [[112, 112, 32]], { useBias: false }),
      { depthwiseKernel: [3, 3, 32, 1] },
      3_612_672,
    ],
    [
      'DepthwiseConv2D with a multiplier',
      apply(DepthwiseConv2D, [[8, 8, 16]], { depthMultiplier: 2 }),
      { depthwiseKernel: [3, 3, 16, 2], bias: [32] },
      18_432,
    ],
    ['Dense', apply(Dense, [[2048]], { units: 1000 }), { kernel: [2048, 1000], bias: [1000] }, 2_048_000],
    ['Dense without bias', apply(Dense, [[960]], { useBias: false }), { kernel: [960, 10] }, 9_600],
    ['BatchNormalization', apply(BatchNormalization, [map]), batch, 0],
    [
      'BatchNormalization without gamma',
      apply(BatchNormalization, [map], { scale: false }),
      { beta: [64], movingMean: [64], movingVariance: [64] },
      0,
    ],
    ['CapsuleVotes', apply(CapsuleVotes, [[1152, 8]]), { kernel: [1152, 8, 160] }, 1_474_560],
    ['CapsuleRouting', apply(CapsuleRouting, [[10, 1152, 16]]), {}, 0],
    ['CapsuleRouting with a bias', apply(CapsuleRouting, [[10, 1152, 16]], { useBias: true }), { bias: [10, 16] }, 0],
  ];
  test.each(cases)('%s', (_name, applied, weights, macs) => {
    expect(Object.entries(applied.weights)).toEqual(Object.entries(weights)); // in Keras' order
    expect(applied.macs).toBe(macs);
  });

  test('moving averages are all that is not trained', () => {
    const weights = BatchNormalization.weights?.([map], defaultParams(BatchNormalization.params)) ?? [];
    expect(weights.filter(({ trainable }) => !trainable).map(({ role }) => role)).toEqual([
      'movingMean',
      'movingVariance',
    ]);
    expect(weights.map(({ initializer }) => initializer)).toEqual(['ones', 'zeros', 'zeros', 'ones']);
  });
});

describe('issues', () => {
  const cases: readonly [string, Applied, Partial<ShapeIssue>][] = [
    ['a vector for a convolution', apply(Conv2D, [[128]]), { code: 'shape/featureMap' }],
    ['groups', apply(Conv2D, [[8, 8, 10]], { groups: 3 }), { code: 'shape/groups', param: 'groups' }],
    ['groups of filters', apply(Conv2D, [[8, 8, 9]], { groups: 3 }), { code: 'shape/groups', param: 'groups' }],
    ['stride and dilation', apply(DepthwiseConv2D, [map], { strides: 2, dilationRate: 2 }), { code: 'shape/dilation' }],
    [
      'a window larger than the input',
      apply(Conv2D, [[4, 9, 3]], { kernelSize: 3, dilationRate: [3, 1], padding: 'valid' }),
      { code: 'shape/tooSmall', values: { type: 'Conv2D', needed: '7 × 3', received: '4 × 9' } },
    ],
    [
      'rounding up helps only so far',
      apply(MaxPooling2D, [[1, 1, 3]], { poolSize: 3, rounding: 'ceil' }),
      { code: 'shape/tooSmall', values: { type: 'MaxPooling2D', needed: '2 × 2', received: '1 × 1' } },
    ],
    ['a window in the margin', apply(MaxPooling2D, [map], { padding: 2 }), { code: 'param/invalid', param: 'padding' }],
    ['a map for Dense', apply(Dense, [[7, 7, 64]]), { code: 'shape/vector' }],
    ['a lonely Add', apply(Add, [map]), { code: 'shape/alone' }],
    ['a lonely Multiply', apply(Multiply, [map]), { code: 'shape/alone' }],
    ['Add', apply(Add, [map, [28, 28, 64]]), { code: 'shape/mismatch' }],
    ['Add does not broadcast', apply(Add, [map, [64]]), { code: 'shape/mismatch' }],
    ['Multiply', apply(Multiply, [map, [32]]), { code: 'shape/broadcast' }],
    ['Multiply, third', apply(Multiply, [map, map, [28, 28, 64]]), { code: 'shape/broadcast' }],
    ['Concatenate', apply(Concatenate, [map, [28, 28, 64]]), { code: 'shape/concat' }],
    ['Concatenate of ranks', apply(Concatenate, [map, [64]]), { code: 'shape/concat' }],
    ['Cropping2D', apply(Cropping2D, [[4, 4, 1]], { cropping: 2 }), { code: 'shape/tooSmall' }],
    ['Reshape', apply(Reshape, [[10]], { targetShape: [3, -1] }), { code: 'shape/reshape' }],
    ['Reshape with two holes', apply(Reshape, [[4]], { targetShape: [-1, -1] }), { code: 'shape/reshape' }],
    ['Reshape to nothing', apply(Reshape, [[1]], { targetShape: [] }), { code: 'shape/reshape' }],
    ['Reshape to zero', apply(Reshape, [[4]], { targetShape: [0, -1] }), { code: 'shape/reshape' }],
    ['ChannelShuffle', apply(ChannelShuffle, [map], { groups: 3 }), { code: 'shape/divide', param: 'groups' }],
    ['ChannelSlice', apply(ChannelSlice, [map], { start: 60, count: 5 }), { code: 'shape/slice', param: 'count' }],
    ['a map for Squash', apply(Squash, [map]), { code: 'shape/rank' }],
    ['a vector for CapsuleVotes', apply(CapsuleVotes, [[128]]), { code: 'shape/rank' }],
    ['capsules for CapsuleRouting', apply(CapsuleRouting, [[32, 8]]), { code: 'shape/rank' }],
    ['a vector for CapsuleLength', apply(CapsuleLength, [[10]]), { code: 'shape/rank' }],
    [
      'CapsuleMask by another label',
      apply(CapsuleMask, [[10, 16], [7]]),
      { code: 'shape/rank', values: { type: 'CapsuleMask', expected: '[10]', received: '7' } },
    ],
  ];
  test.each(cases)('%s', (_name, { shape }, issue) => {
    expect(shape).toMatchObject(issue);
  });

  test.each(cases)('%s: the sentence is complete in every language', (_name, { shape }) => {
    if (!('code' in shape)) expect.fail('no issue');
    for (const locale of ['en', 'ko'] as const) {
      expect(createTranslator(locale).problem(shape)).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
});

describe.each(Object.entries<LayerDefinition>({ ...layers }))('%s', (name, layer) => {
  const specs = Object.entries<ParamSpec>(layer.params);

  test('is described', () => {
    expect(layer.type).toBe(name);
    expect(layer.summary.en).toMatch(/^[A-Z].*\.$/);
    expect(layer.summary.ko).toMatch(/[가-힣].*\.$/);
    expect(layer.ports.outputs).toHaveLength(1);
    for (const [, { summary }] of specs) if (summary) expect(summary.ko).toMatch(/[가-힣]/);
    expect(specs.filter(([, { prominent }]) => prominent).length).toBeLessThanOrEqual(3);
  });

  test('has defaults that its own specification allows', () => {
    for (const [, spec] of specs) {
      if (spec.kind === 'choice') expect(spec.options).toContain(spec.default);
      if (spec.kind === 'integer' || spec.kind === 'number') {
        expect(spec.default).toBeGreaterThanOrEqual(spec.min);
        expect(spec.default).toBeLessThanOrEqual(spec.max);
      }
    }
  });

  test('has a whole shape and whole costs for an input of its kind', () => {
    const [port] = layer.ports.inputs;
    const input = name === 'CapsuleRouting' ? [10, 32, 16] : sampleShapes[port?.kind ?? 'any'];
    const applied = apply(layer, port?.many ? [input, input] : [input]);
    const shape = shapeOf(applied);
    const counts = [...shape, applied.macs, ...Object.values(applied.weights).map(elementCount)];
    for (const count of counts) expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
    expect(elementCount(shape)).toBeGreaterThan(0);
  });
});
