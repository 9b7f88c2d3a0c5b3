import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOf, valueAt } from './logarithmicScale.ts';

const ends = { min: 0.05, max: 4 };

test('halving is as long a way everywhere', () => {
  const way = placeOf(2, ends) - placeOf(1, ends);
  expect(placeOf(0.5, ends) - placeOf(0.25, ends)).toBeCloseTo(way, 9);
  expect([placeOf(ends.min, ends), placeOf(ends.max, ends)]).toEqual([0, 1]);
});

test('a value comes back from its place, rounded, within the ends, and the order stays', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(place, place, (a, b) => {
      const [low, high] = [valueAt(Math.min(a, b), ends), valueAt(Math.max(a, b), ends)];
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(ends.min);
      expect(high).toBeLessThanOrEqual(ends.max);
      expect(placeOf(low, ends)).toBeCloseTo(Math.min(a, b), 1);
      expect(valueAt(placeOf(low, ends), ends)).toBe(low);
    }),
  );
});

test('a hundredth of the way always changes the value', () => {
  for (let place = 0; place < 1; place += 0.01)
    expect(valueAt(place + 0.01, ends)).toBeGreaterThan(valueAt(place, ends));
});

test('quarters can be hit', () => {
  const values = Array.from({ length: 101 }, (_, index) => valueAt(index / 100, ends));
  for (const quarter of [0.25, 0.5, 0.75, 1]) expect(values).toContain(quarter);
});
