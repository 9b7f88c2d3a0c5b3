import type { Evaluation } from './evaluation.ts';

/** A cell of the confusion matrix. */
export interface Cell {
  readonly truth: number;
  readonly predicted: number;
}

/** Positions of the images of a cell, or of all errors, the highest loss first. */
export function selectImages({ images }: Evaluation, cell: Cell | null): readonly number[] {
  if (images === null) return [];
  const { truth, predicted, loss } = images;
  const found: number[] = [];
  for (let index = 0; index < truth.length; index += 1) {
    const isWanted =
      cell === null
        ? truth[index] !== predicted[index]
        : truth[index] === cell.truth && predicted[index] === cell.predicted;
    if (isWanted) found.push(index);
  }
  return found.sort((a, b) => (loss[b] ?? 0) - (loss[a] ?? 0));
}

interface ConfusedPair extends Cell {
  readonly count: number;
}

/** The classes that are mixed up most often, at most `limit` pairs. */
export const confusedPairs = (confusion: Evaluation['confusion'], limit: number): readonly ConfusedPair[] =>
  confusion
    .flatMap((row, truth) => row.map((count, predicted) => ({ truth, predicted, count })))
    .filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, limit);
