import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classScores } from './classScores.ts';

test('precision goes down the column, recall along the row', () => {
  const confusion = [
    [8, 2, 0],
    [1, 4, 0],
    [0, 0, 0],
  ];
  expect(classScores(confusion, ['cat', 'dog'])).toEqual([
    { label: 'cat', images: 10, precision: 8 / 9, recall: 0.8 },
    { label: 'dog', images: 5, precision: 4 / 6, recall: 0.8 },
    { label: '2', images: 0, precision: null, recall: null },
  ]);
});

test('recall weighted by images is the accuracy', () => {
  const matrices = fc
    .integer({ min: 1, max: 6 })
    .chain(n =>
      fc.array(fc.array(fc.nat({ max: 50 }), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
    );
  fc.assert(
    fc.property(matrices, confusion => {
      const total = confusion.flat().reduce((sum, count) => sum + count, 0);
      const right = confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
      const weighted = classScores(confusion, []).reduce((sum, { images, recall }) => sum + images * (recall ?? 0), 0);
      expect(weighted / Math.max(1, total)).toBeCloseTo(right / Math.max(1, total), 9);
    }),
  );
});
