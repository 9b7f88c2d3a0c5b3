import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, splitMix64, xoshiro128 } from './random.ts';

const take = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const seeds = fc.maxSafeInteger();

test('xoshiro128** gives the numbers of its reference implementation', () => {
  expect(take(10, xoshiro128([1, 2, 3, 4]))).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test('SplitMix64 gives its published numbers', () => {
  expect(take(5, splitMix64(1234567n))).toEqual([
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
    4593380528125082431n,
    16408922859458223821n,
  ]);
});

test('a seed fixes the sequence, bit for bit', () => {
  const random = createRandom(42);
  // Computed by a second implementation, in Python.
  expect(random.next()).toBe(0.4137016681565887);
  expect(random.integer(1000)).toBe(135);
  expect(random.normal()).toBe(0.968543537539167);
  expect([...random.shuffle(5)]).toEqual([0, 4, 3, 2, 1]);
});

test('the same seed gives the same, another seed something else', () => {
  fc.assert(
    fc.property(seeds, seed => {
      const draw = (from: number) => {
        const random = createRandom(from);
        return take(8, () => random.next());
      };
      expect(draw(seed)).toEqual(draw(seed));
      expect(draw(seed)).not.toEqual(draw(seed === 0 ? 1 : seed - Math.sign(seed)));
    }),
  );
});

test('numbers stay in their range, and every permutation holds each index once', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 2 ** 32 }), fc.nat(200), (seed, below, count) => {
      const random = createRandom(seed);
      const integer = random.integer(below);
      expect(integer >= 0 && integer < below && Number.isInteger(integer)).toBe(true);
      const float = random.next();
      expect(float >= 0 && float < 1).toBe(true);
      expect([...random.shuffle(count)].sort((a, b) => a - b)).toEqual(take(count, () => 0).map((_, index) => index));
    }),
  );
});

describe('distributions', () => {
  const random = createRandom(7);

  test('the six orders of three come equally often', () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 6000; round += 1) {
      const order = random.shuffle(3).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(counts.size).toBe(6);
    expect(chiSquare).toBeLessThan(20.5); // 5 degrees of freedom, p = 0.001
  });

  test('integers below a number that is no power of two come equally often', () => {
    const counts = new Uint32Array(10);
    for (const drawn of take(10_000, () => random.integer(10))) counts[drawn] = (counts[drawn] ?? 0) + 1;
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(27.9); // p = 0.001
  });

  test('normal values have the moments and tails of the normal distribution', () => {
    const values = take(100_000, () => random.normal());
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(3))).toBeLessThan(0.05);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.15);
    expect(values.filter(value => Math.abs(value) < 1).length / values.length).toBeCloseTo(0.6827, 2);
  });
});
