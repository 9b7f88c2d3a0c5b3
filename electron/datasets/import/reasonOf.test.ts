import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { reasonOf } from './reasonOf.ts';

/** Of what the decoder says to a file of these bytes. */
async function reasonOfBytes(bytes: Uint8Array): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'lightweave-reason-'));
  const file = join(folder, 'image.jpg');
  await writeFile(file, bytes);
  const reason = await sharp(file)
    .raw()
    .toBuffer()
    .then(
      () => null,
      (thrown: unknown) => reasonOf(thrown).reason,
    );
  await rm(folder, { recursive: true });
  return reason;
}

test('files that are no images and images that break off are told in plain words', async () => {
  const create = { width: 64, height: 64, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 } } as const;
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const whole = await sharp({ create: { ...create, background: 'black' } })
      .toFormat(format)
      .toBuffer();
    expect(await reasonOfBytes(whole)).toBe(null);
    expect(await reasonOfBytes(whole.subarray(0, whole.length / 2))).toBe('the image is damaged or incomplete');
  }
  expect(await reasonOfBytes(new TextEncoder().encode('no picture'))).toBe('it is no image that can be read');
});

test('a file that is not there is told without its path, which the sentence names', async () => {
  const missing = await sharp('/nowhere.png')
    .toBuffer()
    .then(
      () => null,
      (thrown: unknown) => reasonOf(thrown).reason,
    );
  expect(missing).toBe('no such file or directory');
});

test('what else is wrong keeps the first line of its own words', () => {
  expect(reasonOf(new Error('too large\nat a place in the decoder'))).toEqual({ reason: 'too large' });
});
