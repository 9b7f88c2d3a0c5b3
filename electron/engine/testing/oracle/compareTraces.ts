import { required } from '../../../../shared/base/assert.ts';
import type { NamedValues } from '../../../runs/NamedValues.ts';
import type { TrainingTrace } from './TrainingTask.ts';

/** How far two ways to train are apart, each the largest of all. */
interface Distances {
  /** Of a gradient, as a share of its length. */
  readonly gradient: number;
  /** Of a loss, as a share of it where that is above 1. */
  readonly loss: number;
  /** Of a weight, as a share of its length. */
  readonly weight: number;
}

/** Gradients that are smaller than this share of all, value by value, are zero but for rounding. */
const nothing = 1e-4;

/** A weight that should be zero is compared with one of this size. */
const smallWeight = 0.01;

/**
 * Compares what was found with what was wanted. A shift that the next normalisation takes back has a gradient of zero, of
 * which only rounding is seen: both must be nothing then.
 */
export function compareTraces(wanted: TrainingTrace, found: TrainingTrace): Distances {
  const ordinary = meanSize(wanted.gradients.flatMap(({ values }) => [...values]));
  const losses = wanted.losses.map((loss, step) => {
    return Math.abs(loss - required(found.losses[step], 'a loss')) / Math.max(1, Math.abs(loss));
  });
  return {
    gradient: largest(wanted.gradients, found.gradients, nothing * ordinary, true),
    loss: Math.max(...losses),
    weight: largest(wanted.weights, found.weights, smallWeight, false),
  };
}

/** The largest distance of two tensors of a name, as a share of the wanted one's size, which counts `least` at least. */
function largest(
  wanted: readonly NamedValues[],
  found: readonly NamedValues[],
  least: number,
  isNothingBelow: boolean,
): number {
  const others = new Map(found.map(({ name, values }) => [name, values]));
  const distances = wanted.map(({ name, values }) => {
    const other = required(others.get(name), name);
    if (isNothingBelow && meanSize(values) < least && meanSize(other) < least) return 0;
    const difference = values.map((value, index) => value - required(other[index], name));
    return meanSize(difference) / Math.max(meanSize(values), least);
  });
  return Math.max(0, ...distances);
}

/** The root of the mean square. */
const meanSize = (values: ArrayLike<number>): number =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, values.length));
