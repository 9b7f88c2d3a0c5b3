import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadOf } from './spreadOf.ts';

test('every value is counted once, between the lowest and the highest', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 300 }), values => {
      const spread = spreadOf(values);
      expect(spread.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      expect([spread.low, spread.high]).toEqual([Math.min(...values), Math.max(...values)]);
      expect(spread.norm).toBeCloseTo(Math.hypot(...values), 6);
      expect(spread.mean).toBeGreaterThanOrEqual(spread.low - 1e-9);
      expect(spread.mean).toBeLessThanOrEqual(spread.high + 1e-9);
    }),
    // So near to each other that no number says how many bins go into one.
    { examples: [[[0, Number.MIN_VALUE]]] },
  );
});

test('what is no number is left out, and nothing has no spread', () => {
  expect(spreadOf([Number.NaN, 1, Number.POSITIVE_INFINITY])).toMatchObject({ low: 1, high: 1, mean: 1, deviation: 0 });
  expect(spreadOf([])).toEqual({ low: 0, high: 0, mean: 0, deviation: 0, norm: 0, counts: [] });
});
