import type { FeatureMap } from '../../../shared/layers/featureMap.ts';
import type { Params, Size } from '../../../shared/layers/ParamSpec.ts';
import type { poolingParams } from '../../../shared/layers/pooling.ts';
import { spansOf, toPair } from '../../../shared/layers/spatial.ts';

/** tfjs's types want pairs that could be changed. */
export const mutable = (size: Size): [number, number] => [...toPair(size)];

/** The cells that one window of a pooling sees along an axis: `start` up to, but not with, `end`. */
export interface Cells {
  readonly start: number;
  readonly end: number;
}

export interface PoolingAxis {
  readonly size: number;
  readonly stride: number;
  readonly windows: readonly Cells[];
}

/**
 * The windows of a pooling, rows first, without the cells outside the input. With `countsZeros` the zeros of the padding
 * are part of the input, and cells are counted from the first of them; what a last window reaches beyond is never counted.
 */
export function poolingAxes(
  input: FeatureMap,
  params: Params<typeof poolingParams>,
  countsZeros: boolean,
): readonly [PoolingAxis, PoolingAxis] {
  const sizes = toPair(params.poolSize);
  const strides = toPair(params.strides);
  const spans = spansOf(input, { ...params, kernelSize: params.poolSize });
  const axis = (index: 0 | 1): PoolingAxis => {
    const { output, before, after } = spans[index];
    const [size, stride] = [sizes[index], strides[index]];
    const shift = countsZeros ? 0 : before;
    const extent = input[index] + (countsZeros ? before + after : 0);
    const windows = Array.from({ length: output }, (_, position) => {
      const start = position * stride - shift;
      return { start: Math.max(0, start), end: Math.min(extent, start + size) };
    });
    return { size, stride, windows };
  };
  return [axis(0), axis(1)];
}
