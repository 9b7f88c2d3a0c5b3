import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementCount } from '../base/shape.ts';
import { Conv2D } from './Conv2D.ts';
import { DepthwiseConv2D } from './DepthwiseConv2D.ts';
import { defaultParams } from './ParamSpec.ts';
import { spansOf, toMargins, type Window } from './spatial.ts';

const extents = fc.integer({ min: 1, max: 64 });
const kernels = fc.integer({ min: 1, max: 7 });
const strides = fc.integer({ min: 1, max: 4 });
const rates = fc.integer({ min: 1, max: 3 });

const alongHeight = (extent: number, window: Window) => spansOf([extent, 1, 1], window)[0];

/** The cells where windows begin, 0 being the first cell of the input: found by walking, not by dividing. */
function walk(
  extent: number,
  reach: number,
  stride: number,
  [before, after]: readonly [number, number],
  isCeil: boolean,
) {
  const begins: number[] = [];
  for (let begin = -before; ; begin += stride) {
    const isInside = begin + reach <= extent + after;
    const isCovered = begin - stride + reach >= extent + after && begins.length > 0;
    if (!isInside && (!isCeil || isCovered || begin >= extent)) return begins;
    begins.push(begin);
  }
}

test('explicit padding in all its forms', () => {
  expect(toMargins(2)).toEqual([
    [2, 2],
    [2, 2],
  ]);
  expect(toMargins([1, 3])).toEqual([
    [1, 1],
    [3, 3],
  ]);
  expect(toMargins([1, 2, 3, 4])).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(toMargins('valid')).toEqual(toMargins(0));
});

describe('same', () => {
  test.each([
    [224, 3, 2, 112, 0, 1],
    [224, 5, 2, 112, 1, 2],
    [112, 3, 1, 112, 1, 1],
    [7, 2, 2, 4, 0, 1],
    [8, 1, 2, 4, 0, 0],
  ])('%i cells, kernel %i, stride %i', (extent, kernelSize, stride, output, before, after) => {
    const span = alongHeight(extent, { kernelSize, strides: stride, padding: 'same' });
    expect(span).toEqual({ output, before, after, overhang: 0 });
  });

  test('gives as many outputs as strides begin, pads as evenly as it can, and no more than it needs', () => {
    fc.assert(
      fc.property(extents, kernels, strides, rates, (extent, kernelSize, stride, dilationRate) => {
        const span = alongHeight(extent, { kernelSize, strides: stride, dilationRate, padding: 'same' });
        expect(span.output).toBe(Math.ceil(extent / stride));
        expect(span.after - span.before === 0 || span.after - span.before === 1).toBe(true);
        const reach = (kernelSize - 1) * dilationRate + 1;
        const needed = (span.output - 1) * stride + reach - extent;
        expect(span.before + span.after).toBe(Math.max(0, needed));
        const margins = [span.before, span.after] as const;
        expect(walk(extent, reach, stride, margins, false)).toHaveLength(span.output);
      }),
    );
  });
});

describe('explicit', () => {
  test('half the window on each side keeps the extent', () => {
    fc.assert(
      fc.property(extents, fc.integer({ min: 0, max: 5 }), rates, (extent, half, dilationRate) => {
        const window = { kernelSize: 2 * half + 1, strides: 1, dilationRate, padding: half * dilationRate };
        expect(alongHeight(extent, window).output).toBe(extent);
      }),
    );
  });

  test('counts as many windows as one finds by walking, rounded down and up', () => {
    const margins = fc.tuple(fc.nat(3), fc.nat(3));
    const roundings = fc.constantFrom('floor' as const, 'ceil' as const);
    fc.assert(
      fc.property(extents, kernels, strides, margins, roundings, (extent, kernelSize, stride, margin, rounding) => {
        fc.pre(extent + margin[0] + margin[1] >= kernelSize && Math.max(...margin) < kernelSize);
        const padding = [...margin, 0, 0] as const;
        const span = alongHeight(extent, { kernelSize, strides: stride, padding, rounding });
        const begins = walk(extent, kernelSize, stride, margin, rounding === 'ceil');
        expect(span.output).toBe(begins.length);
        const end = (begins.at(-1) ?? 0) + kernelSize;
        expect(span.overhang).toBe(Math.max(0, end - extent - margin[1]));
        if (rounding === 'floor') expect(span.overhang).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('SqueezeNet’s pools: 109, 54, 27, 13', () => {
    const pool = (extent: number) =>
      alongHeight(extent, { kernelSize: 3, strides: 2, padding: 'valid', rounding: 'ceil' }).output;
    expect([pool(109), pool(54), pool(27)]).toEqual([54, 27, 13]);
  });
});

describe('groups', () => {
  const multiples = fc.integer({ min: 1, max: 8 });

  test('divide weights and multiply-adds', () => {
    fc.assert(
      fc.property(multiples, multiples, multiples, kernels, (groups, channels, filters, kernelSize) => {
        const input = [8, 8, groups * channels];
        const cost = (count: number) => {
          const params = {
            ...defaultParams(Conv2D.params),
            filters: groups * filters,
            kernelSize,
            groups: count,
            useBias: false,
          };
          const output = [8, 8, groups * filters];
          const [kernel] = Conv2D.weights?.([input], params) ?? [];
          return [elementCount(kernel?.shape ?? []), Conv2D.macs?.([input], output, params) ?? 0];
        };
        expect(cost(groups)).toEqual(cost(1).map(whole => whole / groups));
      }),
    );
  });

  test('a depthwise convolution costs what one group a channel costs', () => {
    fc.assert(
      fc.property(multiples, multiples, kernels, (channels, depthMultiplier, kernelSize) => {
        const input = [8, 8, channels];
        const filters = channels * depthMultiplier;
        const output = [8, 8, filters];
        const grouped = { ...defaultParams(Conv2D.params), filters, kernelSize, groups: channels };
        const depthwise = { ...defaultParams(DepthwiseConv2D.params), depthMultiplier, kernelSize };
        const sizes = (weights: readonly { readonly shape: readonly number[] }[] = []) =>
          weights.map(({ shape }) => elementCount(shape));
        expect(sizes(DepthwiseConv2D.weights?.([input], depthwise))).toEqual(sizes(Conv2D.weights?.([input], grouped)));
        expect(DepthwiseConv2D.macs?.([input], output, depthwise)).toBe(Conv2D.macs?.([input], output, grouped));
      }),
    );
  });
});
