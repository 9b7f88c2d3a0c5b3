/** Extents of an image. */
interface Extents {
  readonly height: number;
  readonly width: number;
}

/** The extents of an image whose longer side is at most `side`; smaller ones stay as they are. */
export function reducedExtents({ height, width }: Extents, side: number): Extents {
  const scale = Math.min(1, side / Math.max(height, width));
  return { height: Math.max(1, Math.round(height * scale)), width: Math.max(1, Math.round(width * scale)) };
}

/** Writes a smaller image: every pixel is the mean of those it stands for. */
export function reduceImage(
  pixels: Uint8Array,
  from: Extents & { readonly channels: number },
  to: Extents,
  target: Uint8Array,
  offset: number,
): void {
  const { channels } = from;
  for (let row = 0; row < to.height; row += 1) {
    const [top, bottom] = spanOf(row, from.height, to.height);
    for (let column = 0; column < to.width; column += 1) {
      const [left, right] = spanOf(column, from.width, to.width);
      for (let channel = 0; channel < channels; channel += 1) {
        let sum = 0;
        for (let y = top; y < bottom; y += 1) {
          for (let x = left; x < right; x += 1) sum += pixels[(y * from.width + x) * channels + channel] ?? 0;
        }
        const place = (row * to.width + column) * channels + channel;
        target[offset + place] = Math.round(sum / ((bottom - top) * (right - left)));
      }
    }
  }
}

const spanOf = (index: number, from: number, to: number): [number, number] => {
  const start = Math.floor((index * from) / to);
  return [start, Math.max(start + 1, Math.floor(((index + 1) * from) / to))];
};
