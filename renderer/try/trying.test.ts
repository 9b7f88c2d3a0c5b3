import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centreMass, scaleToDigit } from './centreDigit.ts';
import { createLatest } from './createLatest.ts';
import { placeInFrame } from './imageOfFile.ts';
import { shrinkPixels } from './shrinkPixels.ts';

const point = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('a drawing of any size and place becomes as large as a digit of MNIST, in the middle, and keeps its form', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 20 }), points => {
      const [scaled] = scaleToDigit([{ points, colour: '#fff' }], 0.1);
      const sides = (of: readonly { x: number; y: number }[]) => {
        const [xs, ys] = [of.map(({ x }) => x), of.map(({ y }) => y)];
        return [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)] as const;
      };
      const [width, height] = sides(points);
      const [scaledWidth, scaledHeight] = sides(scaled?.points ?? []);
      fc.pre(Math.max(width, height) > 0.06);
      expect(Math.max(scaledWidth, scaledHeight)).toBeCloseTo(20 / 28 - 0.1, 6);
      expect(scaledWidth * height).toBeCloseTo(scaledHeight * width, 6);
      const xs = (scaled?.points ?? []).map(({ x }) => x);
      expect(Math.min(...xs) + Math.max(...xs)).toBeCloseTo(1, 6);
    }),
  );
});

test('the centre of mass moves to the middle, and nothing gets lost while it fits', () => {
  fc.assert(
    fc.property(fc.nat({ max: 20 }), fc.nat({ max: 20 }), (x, y) => {
      const pixels = new Uint8Array(28 * 28);
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [5, 5],
      ] as const)
        pixels[(y + dy) * 28 + x + dx] = 200;
      const moved = centreMass(pixels, 28, 28);
      expect(moved.reduce((sum, value) => sum + value, 0)).toBe(800);
      const rows = moved.reduce((sum, value, index) => sum + (value / 800) * Math.floor(index / 28), 0);
      const columns = moved.reduce((sum, value, index) => sum + (value / 800) * (index % 28), 0);
      expect(Math.abs(rows - 13.5)).toBeLessThanOrEqual(0.51);
      expect(Math.abs(columns - 13.5)).toBeLessThanOrEqual(0.51);
    }),
  );
  expect(centreMass(new Uint8Array(4), 2, 2)).toEqual(new Uint8Array(4));
});

test('shrinking averages, and one channel is luma', () => {
  const rgba = Uint8ClampedArray.from([255, 0, 0, 255, 0, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]);
  expect([...shrinkPixels(rgba, { width: 1, height: 1, channels: 3 }, 2)]).toEqual([64, 64, 64]);
  expect([...shrinkPixels(rgba, { width: 2, height: 2, channels: 1 }, 1)]).toEqual([54, 0, 182, 18]);
  expect([...shrinkPixels(rgba.slice(0, 4), { width: 1, height: 1, channels: 4 }, 1)]).toEqual([255, 0, 0, 255]);
});

test('of what comes while something is worked on, only the last is taken', async () => {
  const done: number[] = [];
  const finish: (() => void)[] = [];
  const push = createLatest<number>(async value => {
    await new Promise<void>(resolve => finish.push(resolve));
    done.push(value);
  });
  for (const value of [1, 2, 3, 4]) push(value);
  finish[0]?.();
  await expect.poll(() => finish).toHaveLength(2);
  finish[1]?.();
  await expect.poll(() => done).toEqual([1, 4]);
  push(5);
  await expect.poll(() => finish).toHaveLength(3);
});

test('a picture is stretched over the frame, fills it, or lies in it with bars', () => {
  const frame = { width: 32, height: 32 };
  const wide = { width: 64, height: 32 };
  expect(placeInFrame(wide, frame, 'stretch')).toEqual({ x: 0, y: 0, width: 32, height: 32 });
  expect(placeInFrame(wide, frame, 'crop')).toEqual({ x: -16, y: 0, width: 64, height: 32 });
  expect(placeInFrame(wide, frame, 'pad')).toEqual({ x: 0, y: 8, width: 32, height: 16 });
});
