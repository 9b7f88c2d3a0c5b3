import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeImage } from './decodeImage.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lightweave-images-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Rows of pixels, each a grey value or a colour. */
async function write(
  name: string,
  rows: readonly (readonly (readonly number[])[])[],
  orientation = 1,
): Promise<string> {
  const [first = []] = rows;
  const channels = first[0]?.length === 4 ? 4 : 3;
  const raw = { height: rows.length, width: first.length, channels } as const;
  const file = join(folder, name);
  await sharp(Uint8Array.from(rows.flat(2)), { raw })
    .withMetadata({ orientation })
    .png()
    .toFile(file);
  return file;
}

const red = [255, 0, 0];
const blue = [0, 0, 255];
const white = [255, 255, 255];

const pixelsOf = async (file: string, channels: number, resize: 'stretch' | 'crop' | 'pad', size: [number, number]) => {
  const [height, width] = size;
  const image = await decodeImage(file, { height, width, channels, resize });
  expect(image).toMatchObject({ name: file, height, width, channels });
  expect(image.pixels).toHaveLength(height * width * channels);
  return [...image.pixels];
};

test('colours come row by row, channels last', async () => {
  const file = await write('colours.png', [[red, blue]]);
  expect(await pixelsOf(file, 3, 'stretch', [1, 2])).toEqual([...red, ...blue]);
});

test('an image is turned as its camera says', async () => {
  const file = await write('turned.png', [[red, blue]], 6);
  expect(await pixelsOf(file, 3, 'stretch', [2, 1])).toEqual([...red, ...blue]);
  const upsideDown = await write('upside-down.png', [[red, blue]], 3);
  expect(await pixelsOf(upsideDown, 3, 'stretch', [1, 2])).toEqual([...blue, ...red]);
});

test('one channel is luma', async () => {
  const file = await write('luma.png', [[white, red]]);
  const [light = 0, luma = 0] = await pixelsOf(file, 1, 'stretch', [1, 2]);
  expect(light).toBe(255);
  expect(luma).toBeGreaterThan(40);
  expect(luma).toBeLessThan(130);
});

test('16 bits a shade become 8, and inks become light', async () => {
  const grey = Uint16Array.of(0, 0x8080, 0xffff);
  const deep = join(folder, 'deep.png');
  await sharp(grey, { raw: { width: 3, height: 1, channels: 1 } })
    .toColourspace('grey16')
    .png()
    .toFile(deep);
  const shades = await pixelsOf(deep, 1, 'stretch', [1, 3]);
  expect(shades).toEqual([0, 128, 255]);
  const inks = join(folder, 'inks.jpg');
  await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: 250, g: 250, b: 250 } } })
    .toColourspace('cmyk')
    .jpeg({ quality: 100 })
    .toFile(inks);
  expect(Math.min(...(await pixelsOf(inks, 3, 'stretch', [1, 1])))).toBeGreaterThan(225);
});

test('transparency stands on black, unless the network takes it', async () => {
  const file = await write('clear.png', [[[255, 255, 255, 0]]]);
  expect(await pixelsOf(file, 3, 'stretch', [1, 1])).toEqual([0, 0, 0]);
  expect(await pixelsOf(file, 1, 'stretch', [1, 1])).toEqual([0]);
  const half = await write('half.png', [[[255, 255, 255, 128]]]);
  expect(await pixelsOf(half, 4, 'stretch', [1, 1])).toEqual([255, 255, 255, 128]);
});

test('crop takes the middle, pad puts bars, stretch takes all', async () => {
  const file = await write('wide.png', [
    [red, white, white, blue],
    [red, white, white, blue],
  ]);
  expect(await pixelsOf(file, 3, 'crop', [2, 2])).toEqual([white, white, white, white].flat());
  const padded = await pixelsOf(file, 3, 'pad', [4, 4]);
  expect(padded.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 0));
  expect(padded.slice(12, 24)).toEqual([red, white, white, blue].flat());
  const stretched = await pixelsOf(file, 3, 'stretch', [2, 4]);
  expect(stretched.slice(0, 12)).toEqual([red, white, white, blue].flat());
});

test('what is no image is refused', async () => {
  const file = join(folder, 'text.png');
  await writeFile(file, 'not an image');
  await expect(decodeImage(file, { height: 1, width: 1, channels: 3, resize: 'stretch' })).rejects.toThrow();
  const missing = decodeImage(join(folder, 'missing.png'), { height: 1, width: 1, channels: 3, resize: 'stretch' });
  await expect(missing).rejects.toThrow(/missing/i);
});
