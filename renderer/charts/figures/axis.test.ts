import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearTicks, logarithmicTicks, spreadLabels } from './axis.ts';

test('ticks are few, round, and hold the values between them', () => {
  expect(linearTicks(0, 55)).toEqual([0, 20, 40, 60]);
  expect(linearTicks(1, 1024)).toEqual([0, 500, 1000, 1500]);
  expect(linearTicks(-0.4, 0.95)).toEqual([-0.5, 0, 0.5, 1]);
  expect(linearTicks(-4, 4, 6)).toEqual([-4, -2, 0, 2, 4]);
  expect(logarithmicTicks(386e6, 20e9)).toEqual([2e8, 5e8, 1e9, 2e9, 5e9, 1e10, 2e10]);
  expect(logarithmicTicks(0.5, 900).map(tick => Number(tick.toPrecision(3)))).toEqual([0.1, 1, 10, 100, 1000]);
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.double({ min: 0.01, max: 1e12, noNaN: true }),
      (least, range) => {
        const ticks = linearTicks(least, least + range);
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(0, least));
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(0, least + range));
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks).toContain(0);
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e9, noNaN: true }),
      fc.double({ min: 1, max: 1e3, noNaN: true }),
      (least, times) => {
        const ticks = logarithmicTicks(least, least * times);
        expect(ticks[0]).toBeLessThanOrEqual(least);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(least * times);
      },
    ),
  );
});

test('labels keep their order and their distance', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 }), wanted => {
      const placed = spreadLabels(wanted, 14).toSorted((a, b) => a - b);
      for (const [index, place] of placed.slice(1).entries()) {
        expect(place - (placed[index] ?? 0)).toBeGreaterThanOrEqual(14);
      }
      for (const [index, place] of spreadLabels(wanted, 14).entries()) {
        expect(place).toBeGreaterThanOrEqual(wanted[index] ?? 0);
      }
    }),
  );
});
