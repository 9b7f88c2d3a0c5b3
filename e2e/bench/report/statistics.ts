import { createRandom } from '../../../shared/base/random.ts';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The smallest value that a share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? Number.NaN;
}

const resamples = 2000;

/** The range that holds the ratio of medians in 95 % of resamplings of both sides (seeded: the same for the same rounds). */
export function ratioInterval(above: readonly number[], below: readonly number[]): readonly [number, number] {
  const random = createRandom(1);
  const draw = (values: readonly number[]) => values.map(() => values[random.integer(values.length)] ?? Number.NaN);
  const ratios = Array.from({ length: resamples }, () => median(draw(above)) / median(draw(below)));
  ratios.sort((a, b) => a - b);
  return [ratios[Math.floor(resamples * 0.025)] ?? Number.NaN, ratios[Math.floor(resamples * 0.975)] ?? Number.NaN];
}
