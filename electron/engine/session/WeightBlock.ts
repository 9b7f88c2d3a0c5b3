import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { elementCount, type Shape } from '../../../shared/base/shape.ts';
import { tf } from '../backend.ts';

/** Where a weight's values lie in its block. */
export interface Segment {
  /** The weight's name. */
  readonly name: string;
  readonly shape: Shape;
  readonly start: number;
  readonly count: number;
}

/**
 * Weights that lie one after another in one variable `[rows, 16]`, so that one operation updates them all: fifty small
 * updates would take a twentieth of a small network's step. Each begins a row; what it leaves of its last row is zeros.
 */
export interface WeightBlock {
  readonly name: string;
  readonly segments: readonly Segment[];
  readonly rows: number;
}

/** 64 bytes: where a row begins, TensorFlow takes a part of a tensor without a copy. */
export const rowLength = 16;

/** A weight of this many values is worth an update of its own, and not worth the copy of its gradient into a block. */
const largest = 2 ** 16;

type Named<Value> = readonly (readonly [string, Value])[];

/** How many rows so many values take. */
export const rowsOf = (count: number): number => Math.ceil(count / rowLength);

/** The weights in blocks: the small ones together, each large one on its own. */
export function packWeights(name: string, weights: Named<{ readonly shape: Shape }>): readonly WeightBlock[] {
  const isLarge = ([, { shape }]: (typeof weights)[number]) => elementCount(shape) >= largest;
  const groups = [weights.filter(weight => !isLarge(weight)), ...weights.filter(isLarge).map(weight => [weight])];
  return groups.filter(group => group.length > 0).map((group, index) => blockOf(`${name}${index}`, group));
}

function blockOf(name: string, weights: Named<{ readonly shape: Shape }>): WeightBlock {
  let rows = 0;
  const segments = weights.map(([weight, { shape }]): Segment => {
    const segment = { name: weight, shape: [...shape], start: rows * rowLength, count: elementCount(shape) };
    rows += rowsOf(segment.count);
    return segment;
  });
  return { name, segments, rows };
}

/** The values of all segments as the block holds them. */
export function fillBlock({ segments, rows }: WeightBlock, valuesOf: (segment: Segment) => Float32Array): Float32Array {
  const values = new Float32Array(rows * rowLength);
  for (const segment of segments) values.set(valuesOf(segment), segment.start);
  return values;
}

/** A segment's own values, from those of its block. */
export const valuesIn = (block: Float32Array, { start, count }: Segment): Float32Array =>
  block.slice(start, start + count);

/** As a tensor `[rows, 16]`: one of each segment's size, or nothing for zeros. */
export function joinTensors(
  { segments, rows }: WeightBlock,
  tensorOf: (segment: Segment) => Tensor | undefined,
): Tensor {
  const zeros = new Map<number, Tensor>();
  const zerosOf = (count: number): Tensor => {
    if (!zeros.has(count)) zeros.set(count, tf.tensor1d(new Float32Array(count)));
    return required(zeros.get(count), 'zeros');
  };
  const parts = segments.flatMap(segment => {
    const { count } = segment;
    const tensor = tensorOf(segment);
    const padding = rowsOf(count) * rowLength - count;
    return [tensor ? tf.reshape(tensor, [count]) : zerosOf(count), ...(padding > 0 ? [zerosOf(padding)] : [])];
  });
  return tf.reshape(parts.length === 1 ? required(parts[0], 'a part') : tf.concat(parts), [rows, rowLength]);
}
