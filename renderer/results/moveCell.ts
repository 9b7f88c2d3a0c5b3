import type { Cell } from './selectImages.ts';

const steps: Readonly<Record<string, Cell>> = {
  ArrowUp: { truth: -1, predicted: 0 },
  ArrowDown: { truth: 1, predicted: 0 },
  ArrowLeft: { truth: 0, predicted: -1 },
  ArrowRight: { truth: 0, predicted: 1 },
};

/** The cell that an arrow key leads to in a matrix of `classes` rows; null for other keys. The edges hold. */
export function moveCell({ truth, predicted }: Cell, key: string, classes: number): Cell | null {
  const step = steps[key];
  if (step === undefined) return null;
  return { truth: within(truth + step.truth, classes), predicted: within(predicted + step.predicted, classes) };
}

/** The cell at a place, given as shares of the width and of the height of the matrix. */
export const cellAt = (x: number, y: number, classes: number): Cell => ({
  truth: within(Math.floor(y * classes), classes),
  predicted: within(Math.floor(x * classes), classes),
});

const within = (index: number, classes: number): number => Math.max(0, Math.min(classes - 1, index));
