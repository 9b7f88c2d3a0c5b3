import type { ImageBytes } from '../training/prepareImages.ts';

const gap = 1;
const shade = 96;

/** Pictures in rows of so many, on a grid of grey lines. */
export function pictureGrid({ bytes, count, height, width, channels }: ImageBytes, columns: number): ImageBytes {
  const rows = Math.ceil(count / columns);
  const grid = { height: rows * (height + gap) + gap, width: columns * (width + gap) + gap, channels, count: 1 };
  const drawn = new Uint8Array(grid.height * grid.width * channels).fill(shade);
  for (let picture = 0; picture < count; picture += 1) {
    const top = gap + Math.floor(picture / columns) * (height + gap);
    const left = gap + (picture % columns) * (width + gap);
    for (let row = 0; row < height; row += 1) {
      const start = (picture * height + row) * width * channels;
      drawn.set(bytes.subarray(start, start + width * channels), ((top + row) * grid.width + left) * channels);
    }
  }
  return { ...grid, bytes: drawn };
}
