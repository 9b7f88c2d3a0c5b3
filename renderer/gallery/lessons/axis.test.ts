import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearTicks, logarithmicTicks, spreadLabels } from './axis.ts';

test('ticks are few, round, and hold the values between them', () => {
  expect(linearTicks(55)).toEqual([0, 20, 40, 60]);
  expect(linearTicks(1024)).toEqual([0, 500, 1000, 1500]);
  expect(logarithmicTicks(386e6, 20e9)).toEqual([2e8, 5e8, 1e9, 2e9, 5e9, 1e10, 2e10]);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e12, noNaN: true }), most => {
      const ticks = linearTicks(most);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
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
