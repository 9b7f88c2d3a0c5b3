import type { MemorySplit, Split } from './Dataset.ts';

/** A split over bytes in memory: `images` holds as many images of one size as there are labels. */
export function memorySplit(images: Uint8Array, labels: Uint16Array): MemorySplit {
  const imageBytes = labels.length === 0 ? 0 : images.length / labels.length;
  return {
    count: labels.length,
    images,
    labels,
    imageBytes,
    copyImage: (index, target, offset) => {
      target.set(images.subarray(index * imageBytes, (index + 1) * imageBytes), offset);
    },
  };
}

export const isInMemory = (split: Split): split is MemorySplit => 'images' in split;
