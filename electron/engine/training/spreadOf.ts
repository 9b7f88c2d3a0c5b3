import type { Spread } from '../../../shared/training/TrainingStatistics.ts';

const bins = 24;

/** Of larger tensors every so many-th value is looked at. */
const sampled = 200_000;

/** How values are spread. Those that are no numbers are left out; `norm` is of all values, also where only some are looked at. */
export function spreadOf(values: ArrayLike<number>): Spread {
  const stride = Math.max(1, Math.floor(values.length / sampled));
  let [count, sum, squares] = [0, 0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < values.length; index += stride) {
    const value = values[index] ?? 0;
    if (!Number.isFinite(value)) continue;
    count += 1;
    sum += value;
    squares += value * value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (count === 0) return { low: 0, high: 0, mean: 0, deviation: 0, norm: 0, counts: [] };
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
  const norm = Math.sqrt((squares / count) * values.length);
  return { low, high, mean, deviation, norm, counts: countBins(values, stride, low, high) };
}

function countBins(values: ArrayLike<number>, stride: number, low: number, high: number): number[] {
  const counts = Array<number>(bins).fill(0);
  const range = high - low;
  for (let index = 0; index < values.length; index += stride) {
    const value = values[index] ?? 0;
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(bins - 1, range > 0 ? Math.floor(((value - low) / range) * bins) : 0);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
