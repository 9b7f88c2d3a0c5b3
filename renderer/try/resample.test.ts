import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createRandom } from '../../shared/base/random.ts';
import { resample } from './resample.ts';

/** A picture of noise, which shows a kernel's every weight. */
function noise(width: number, height: number): Uint8ClampedArray {
  const random = createRandom(5);
  return Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : random.integer(256)));
}

test.each([
  [200, 150, 64, 48],
  [97, 61, 32, 32],
  [300, 40, 28, 28],
])('%d × %d pixels become %d × %d as the decoder of datasets makes them', async (width, height, toWidth, toHeight) => {
  const rgba = noise(width, height);
  const expected = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .resize({ width: toWidth, height: toHeight, fit: 'fill' })
    .raw()
    .toBuffer();
  const resampled = resample(rgba, { width, height }, { width: toWidth, height: toHeight });
  expect(resampled).toHaveLength(expected.length);
  const difference = expected.reduce((sum, value, at) => sum + Math.abs(value - (resampled[at] ?? 0)), 0);
  expect(difference / expected.length).toBeLessThan(3);
});

test('a picture of one colour keeps it at any size, and one that has its size stays as it is', () => {
  const grey = new Uint8ClampedArray(20 * 10 * 4).fill(77);
  for (const [width, height] of [
    [7, 3],
    [1, 1],
    [50, 30],
  ] as const) {
    expect(new Set(resample(grey, { width: 20, height: 10 }, { width, height }))).toEqual(new Set([77]));
  }
  const rgba = noise(9, 5);
  expect([...resample(rgba, { width: 9, height: 5 }, { width: 9, height: 5 })]).toEqual([...rgba]);
});
