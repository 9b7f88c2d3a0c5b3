import type { Stroke } from './strokes.ts';

/** The longer side of a digit of MNIST: 20 of its 28 pixels. */
const digitShare = 20 / 28;

/**
 * Scales a drawing so that its longer side is as long as a digit of MNIST, and puts it in the middle. `pen` is the width of
 * its lines, which stays, as a share of the pad.
 */
export function scaleToDigit(strokes: readonly Stroke[], pen: number): readonly Stroke[] {
  const points = strokes.flatMap(stroke => stroke.points);
  if (points.length === 0) return strokes;
  const [left, right] = extent(points.map(({ x }) => x));
  const [top, bottom] = extent(points.map(({ y }) => y));
  const longer = Math.max(right - left, bottom - top);
  // A dot stays a dot.
  const scale = longer < 0.05 ? 1 : (digitShare - pen) / longer;
  const move = (value: number, low: number, high: number): number => 0.5 + (value - (low + high) / 2) * scale;
  return strokes.map(stroke => ({
    ...stroke,
    points: stroke.points.map(({ x, y }) => ({ x: move(x, left, right), y: move(y, top, bottom) })),
  }));
}

const extent = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];

/** Moves a grey picture by whole pixels so that its centre of mass lies in the middle, as in MNIST. What leaves is lost. */
export function centreMass(pixels: Uint8Array<ArrayBuffer>, height: number, width: number): Uint8Array<ArrayBuffer> {
  let [mass, row, column] = [0, 0, 0];
  pixels.forEach((value, index) => {
    mass += value;
    row += value * Math.floor(index / width);
    column += value * (index % width);
  });
  if (mass === 0) return pixels;
  const down = Math.round((height - 1) / 2 - row / mass);
  const right = Math.round((width - 1) / 2 - column / mass);
  const moved = new Uint8Array(pixels.length);
  pixels.forEach((value, index) => {
    const y = Math.floor(index / width) + down;
    const x = (index % width) + right;
    if (y >= 0 && y < height && x >= 0 && x < width) moved[y * width + x] = value;
  });
  return moved;
}
