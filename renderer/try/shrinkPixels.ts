/**
 * Averages squares of `factor` × `factor` pixels of an RGBA picture, and gives the channels a network takes: 1 (luma), 3, or
 * 4. `width` and `height` are of the result.
 */
export function shrinkPixels(
  rgba: Uint8ClampedArray,
  { width, height, channels }: { readonly width: number; readonly height: number; readonly channels: number },
  factor: number,
): Uint8Array<ArrayBuffer> {
  const shrunk = new Uint8Array(width * height * channels);
  const stride = width * factor * 4;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sums: [number, number, number, number] = [0, 0, 0, 0];
      for (let inner = 0; inner < factor * factor; inner += 1) {
        const at = (y * factor + Math.floor(inner / factor)) * stride + (x * factor + (inner % factor)) * 4;
        sums[0] += rgba[at] ?? 0;
        sums[1] += rgba[at + 1] ?? 0;
        sums[2] += rgba[at + 2] ?? 0;
        sums[3] += rgba[at + 3] ?? 0;
      }
      const [red, green, blue, alpha] = sums.map(sum => sum / (factor * factor)) as [number, number, number, number];
      const values = channels === 1 ? [0.2126 * red + 0.7152 * green + 0.0722 * blue] : [red, green, blue, alpha];
      const target = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        shrunk[target + channel] = Math.round(values[channel] ?? 0);
      }
    }
  }
  return shrunk;
}
