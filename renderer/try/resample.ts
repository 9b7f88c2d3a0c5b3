interface Size {
  readonly width: number;
  readonly height: number;
}

/** Lobes of the kernel to each side. */
const lobes = 3;

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const kernel = (x: number): number => (Math.abs(x) < lobes ? sinc(x) * sinc(x / lobes) : 0);

/** Which values of a line make one of another line, and with what weights; they come to one. */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

function tapsOf(from: number, to: number): readonly Taps[] {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * scale;
    const first = Math.ceil(centre - lobes * stretch - 0.5);
    const last = Math.floor(centre + lobes * stretch - 0.5);
    const raw = Array.from({ length: last - first + 1 }, (_value, tap) =>
      kernel((first + tap + 0.5 - centre) / stretch),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map(weight => weight / sum) };
  });
}

/** Resamples lines that lie `step` apart and have values of their own; what is beyond an edge is as the edge. */
function resampleLine(
  source: Float32Array,
  { at, step, length }: { readonly at: number; readonly step: number; readonly length: number },
  taps: readonly Taps[],
  write: (index: number, value: number) => void,
): void {
  for (const [index, { first, weights }] of taps.entries()) {
    let sum = 0;
    for (const [tap, weight] of weights.entries()) {
      const place = Math.min(length - 1, Math.max(0, first + tap));
      sum += weight * (source[at + place * step] ?? 0);
    }
    write(index, sum);
  }
}

/**
 * Brings an RGBA picture to another size with the kernel that images are imported with (Lanczos, three lobes): a network
 * must not be shown blurrer images than it has learned from, and the command line must give the same answer.
 */
export function resample(rgba: Uint8ClampedArray, from: Size, to: Size): Uint8ClampedArray<ArrayBuffer> {
  const source = Float32Array.from(rgba);
  const narrow = new Float32Array(to.width * from.height * 4);
  const across = tapsOf(from.width, to.width);
  for (let line = 0; line < from.height * 4; line += 1) {
    const [row, channel] = [Math.floor(line / 4), line % 4];
    resampleLine(source, { at: row * from.width * 4 + channel, step: 4, length: from.width }, across, (x, value) => {
      narrow[(row * to.width + x) * 4 + channel] = value;
    });
  }
  const result = new Uint8ClampedArray(to.width * to.height * 4);
  const down = tapsOf(from.height, to.height);
  for (let line = 0; line < to.width * 4; line += 1) {
    resampleLine(narrow, { at: line, step: to.width * 4, length: from.height }, down, (y, value) => {
      result[y * to.width * 4 + line] = value;
    });
  }
  return result;
}
