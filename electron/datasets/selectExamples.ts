import type { MemorySplit, Split } from './Dataset.ts';
import { memorySplit } from './memorySplit.ts';

/** The examples at some indices, in that order, as a block of its own. */
export function selectExamples(split: Split, indices: Uint32Array): MemorySplit {
  const { imageBytes } = split;
  const selected = new Uint8Array(indices.length * imageBytes);
  indices.forEach((index, position) => split.copyImage(index, selected, position * imageBytes));
  return memorySplit(selected, labelsAt(split.labels, indices));
}

/** The same without the block: every image stays where it is until somebody reads it. */
export const viewExamples = (split: Split, indices: Uint32Array): Split => ({
  count: indices.length,
  labels: labelsAt(split.labels, indices),
  imageBytes: split.imageBytes,
  copyImage: (index, target, offset) => split.copyImage(indices[index] ?? 0, target, offset),
});

/** The classes at some indices. */
export function labelsAt(labels: Uint16Array, indices: Uint32Array): Uint16Array {
  const selected = new Uint16Array(indices.length);
  indices.forEach((index, place) => {
    selected[place] = labels[index] ?? 0;
  });
  return selected;
}
