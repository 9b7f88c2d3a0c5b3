import type { ImageBytes } from '../training/prepareImages.ts';

/** One image moved to the right by each number of pixels (to the left by negative ones); black comes in behind it. */
export function shiftImages(image: ImageBytes, shifts: readonly number[]): ImageBytes {
  const { bytes, height, width, channels } = image;
  const shifted = new Uint8Array(shifts.length * bytes.length);
  for (const [index, shift] of shifts.entries()) {
    const moved = Math.min(width, Math.abs(shift));
    const [from, to] = shift < 0 ? [moved, 0] : [0, moved];
    for (let row = 0; row < height; row += 1) {
      const start = (row * width + from) * channels;
      const target = index * bytes.length + (row * width + to) * channels;
      shifted.set(bytes.subarray(start, start + (width - moved) * channels), target);
    }
  }
  return { ...image, bytes: shifted, count: shifts.length };
}
