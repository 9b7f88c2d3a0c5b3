import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRangePoint, hasDiverged, type RangePoint, suggestRate, sweptRate } from './learningRateRange.ts';

/** A sweep from 1e-6 to 1 over a loss that depends on the rate alone. */
const sweep = (lossOf: (decade: number) => number, steps = 200): readonly RangePoint[] => {
  let points: readonly RangePoint[] = [];
  for (let step = 1; step <= steps && !(points.length > 0 && hasDiverged(points)); step += 1) {
    const rate = sweptRate(1e-6, 1, steps, step);
    points = addRangePoint(points, rate, lossOf(Math.log10(rate)));
  }
  return points;
};

/** Flat, falls around 1e-3, lowest at 1e-2, then explodes. */
const usual = (decade: number): number => 0.3 + 2 / (1 + Math.exp(6 * (decade + 3))) + Math.exp(12 * (decade + 1.5));

describe('a sweep over learning rates', () => {
  it('goes from the lowest to the highest in equal factors', () => {
    const rates = fc.double({ min: 1e-8, max: 1, noNaN: true });
    fc.assert(
      fc.property(rates, rates, fc.integer({ min: 2, max: 500 }), (lowest, highest, steps) => {
        expect(sweptRate(lowest, highest, steps, 1)).toBe(lowest);
        expect(sweptRate(lowest, highest, steps, steps) / highest).toBeCloseTo(1, 9);
        const factors = [1, steps - 1].map(
          step => sweptRate(lowest, highest, steps, step + 1) / sweptRate(lowest, highest, steps, step),
        );
        expect((factors[0] ?? 0) / (factors[1] ?? 1)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('smooths without a bias: a constant stays what it is, and no value leaves the range of the losses', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1 }), losses => {
        let points: readonly RangePoint[] = [];
        for (const loss of losses) {
          points = addRangePoint(points, 1, loss);
          const seen = points.map(point => point.loss);
          const { smoothed = Number.NaN } = points.at(-1) ?? {};
          expect(smoothed).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-9);
          expect(smoothed).toBeLessThanOrEqual(Math.max(...seen) + 1e-9);
        }
      }),
    );
  });

  it('ends where the loss explodes or is no number', () => {
    const points = sweep(usual);
    expect(points.length).toBeLessThan(200);
    expect(points.at(-1)?.learningRate).toBeGreaterThan(0.01);
    expect(hasDiverged(addRangePoint([], 1, Number.NaN))).toBe(true);
    expect(hasDiverged(addRangePoint([], 1, 2))).toBe(false);
  });

  it('suggests where the loss falls fastest, and a tenth of the lowest', () => {
    const found = suggestRate(sweep(usual));
    expect(Math.log10(found?.steepest ?? 0)).toBeCloseTo(-2.9, 0);
    expect(Math.log10(found?.tenth ?? 0)).toBeGreaterThan(-3.5);
    expect(found?.learningRate).toBe(Math.min(found?.steepest ?? 0, found?.tenth ?? 0));
  });

  it('is not taken in by a first batch that is harder than the others', () => {
    const short = (decade: number): number => usual(decade) + (decade < -5.9 ? 1 : 0);
    const found = suggestRate(sweep(short, 20));
    expect(Math.log10(found?.steepest ?? 0)).toBeGreaterThan(-4);
  });

  it('suggests nothing where the loss never falls', () => {
    expect(suggestRate([])).toBeNull();
    expect(suggestRate(sweep(() => 1))).toBeNull();
    expect(suggestRate(sweep(decade => Math.exp(decade + 6)))).toBeNull();
    expect(suggestRate(addRangePoint([], 1, Number.NaN))).toBeNull();
  });
});
