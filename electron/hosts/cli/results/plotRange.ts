import type { RangePoint } from '../../../../shared/training/learningRateRange.ts';

const [columns, rows] = [60, 12];

/** At most eight characters. */
const labelOf = (loss: number): string => (loss < 1000 ? loss.toFixed(3) : loss.toExponential(2));

/** Losses above this many times the first are drawn at the top. */
const shownUpTo = 1.5;

/**
 * A plot for the terminal: smoothed losses over learning rates on a logarithmic axis. `marked` gets a line from top to
 * bottom.
 */
export function plotRange(points: readonly RangePoint[], marked: number | null): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return '';
  const losses = points.map(({ smoothed }) => Math.min(smoothed, shownUpTo * first.smoothed));
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  const columnOf = (rate: number): number =>
    Math.round(
      (Math.log(rate / first.learningRate) / Math.log(last.learningRate / first.learningRate)) * (columns - 1),
    );
  const rowOf = (loss: number): number => Math.round(((high - loss) / (high - low || 1)) * (rows - 1));
  const grid = Array.from({ length: rows }, () => Array<string>(columns).fill(' '));
  const line = marked === null ? -1 : columnOf(marked);
  for (const row of grid) if (row[line] !== undefined) row[line] = '┊';
  points.forEach(({ learningRate }, index) => {
    const row = grid[rowOf(losses[index] ?? low)];
    if (row) row[columnOf(learningRate)] = '•';
  });
  const labels = new Map([
    [0, labelOf(high)],
    [rows - 1, labelOf(low)],
  ]);
  const lines = grid.map((row, index) => `${(labels.get(index) ?? '').padStart(8)} │${row.join('')}`.trimEnd());
  const [from, to] = [first, last].map(({ learningRate }) => learningRate.toExponential(0)) as [string, string];
  const axis = `${' '.repeat(9)}└${'─'.repeat(columns)}`;
  return [...lines, axis, `${' '.repeat(10)}${from}${to.padStart(columns - from.length)}`].join('\n');
}
