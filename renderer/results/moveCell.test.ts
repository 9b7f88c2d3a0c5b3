import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt, moveCell } from './moveCell.ts';

const classes = fc.integer({ min: 1, max: 1000 });

test('every place of a cell leads to it, and places outside to the nearest', () => {
  const place = fc.record({ classes, row: fc.nat(), column: fc.nat(), inX: fc.nat(98), inY: fc.nat(98) });
  fc.assert(
    fc.property(place, ({ classes: count, row, column, inX, inY }) => {
      const cell = { truth: row % count, predicted: column % count };
      const [x, y] = [cell.predicted + (inX + 1) / 100, cell.truth + (inY + 1) / 100];
      expect(cellAt(x / count, y / count, count)).toEqual(cell);
    }),
  );
  expect(cellAt(1, -0.1, 30)).toEqual({ truth: 0, predicted: 29 });
});

test('arrow keys go one cell on, as far as there are cells', () => {
  expect(moveCell({ truth: 3, predicted: 4 }, 'ArrowUp', 30)).toEqual({ truth: 2, predicted: 4 });
  expect(moveCell({ truth: 3, predicted: 4 }, 'ArrowDown', 30)).toEqual({ truth: 4, predicted: 4 });
  expect(moveCell({ truth: 3, predicted: 4 }, 'ArrowLeft', 30)).toEqual({ truth: 3, predicted: 3 });
  expect(moveCell({ truth: 3, predicted: 4 }, 'ArrowRight', 30)).toEqual({ truth: 3, predicted: 5 });
  expect(moveCell({ truth: 0, predicted: 29 }, 'ArrowUp', 30)).toEqual({ truth: 0, predicted: 29 });
  expect(moveCell({ truth: 0, predicted: 29 }, 'ArrowRight', 30)).toEqual({ truth: 0, predicted: 29 });
  expect(moveCell({ truth: 0, predicted: 0 }, 'Enter', 30)).toBeNull();
});
