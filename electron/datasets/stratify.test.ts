import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../shared/base/random.ts';
import { stratify } from './stratify.ts';

const labelled = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 80 });
const countsOf = (labels: Uint16Array, indices: Iterable<number>) => {
  const counts = new Map<number, number>();
  for (const index of indices) counts.set(labels[index] ?? 0, (counts.get(labels[index] ?? 0) ?? 0) + 1);
  return counts;
};

test('draws as many as wanted, each once, every class by its share', () => {
  fc.assert(
    fc.property(labelled, fc.nat({ max: 90 }), fc.nat(), (list, count, seed) => {
      const labels = Uint16Array.from(list);
      const { drawn, rest } = stratify(labels, count, createRandom(seed));
      const wanted = Math.min(count, labels.length);
      expect(drawn).toHaveLength(wanted);
      expect([...drawn, ...rest].sort((a, b) => a - b)).toEqual([...labels.keys()]);
      const sizes = countsOf(labels, labels.keys());
      for (const [label, size] of sizes) {
        const share = (wanted * size) / labels.length;
        expect(Math.abs((countsOf(labels, drawn).get(label) ?? 0) - share)).toBeLessThan(1);
      }
    }),
  );
});

test('the same seed draws the same, another one does not', () => {
  const labels = Uint16Array.from({ length: 500 }, (_, index) => index % 10);
  const draw = (seed: number) => stratify(labels, 100, createRandom(seed)).drawn;
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});
