import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plotRange } from './plotRange.ts';

const point = (learningRate: number, loss: number) => ({ learningRate, loss, smoothed: loss });

test('a falling loss goes from the upper left to the lower right; the marked rate is a line', () => {
  const points = [1e-4, 1e-3, 1e-2].map((rate, index) => point(rate, 3 - index));
  const lines = plotRange(points, 1e-3).split('\n');
  expect(lines).toHaveLength(14);
  expect(lines[0]).toBe(`   3.000 │•${' '.repeat(29)}┊`);
  expect(lines[11]).toBe(`   1.000 │${' '.repeat(30)}┊${' '.repeat(28)}•`);
  expect(lines.at(-1)).toBe(`          1e-4${'1e-2'.padStart(56)}`);
});

test('nothing to draw, nothing drawn', () => {
  expect(plotRange([], null)).toBe('');
  expect(plotRange([point(1, 1)], null)).toBe('');
});

test('whatever the losses, the plot keeps its size', () => {
  const losses = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(losses, values => {
      const points = values.map((loss, index) => point(10 ** (index / 10 - 6), loss));
      const lines = plotRange(points, points[1]?.learningRate ?? null).split('\n');
      expect(lines).toHaveLength(14);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(70);
    }),
  );
});
