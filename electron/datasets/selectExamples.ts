import type { Split } from './Dataset.ts';

/** The examples at some indices, in that order, as a block of its own. */
export function selectExamples({ count, images, labels }: Split, indices: Uint32Array): Split {
  const size = images.length / count;
  const selected = new Uint8Array(indices.length * size);
  indices.forEach((index, position) => {
    selected.set(images.subarray(index * size, (index + 1) * size), position * size);
  });
  return { count: indices.length, images: selected, labels: Uint16Array.from(indices, index => labels[index] ?? 0) };
}
