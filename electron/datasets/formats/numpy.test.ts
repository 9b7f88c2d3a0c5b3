import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reasonOf } from '../import/reasonOf.ts';
import { importFrom } from '../testing/importFrom.ts';

// Written by NumPy 1.24: images 4 × 5 of the even numbers from 0 on, classes 3 1 2 1 2 3.
const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const pixels = Array.from({ length: 120 }, (_, index) => (2 * index) % 256);

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-numpy-'));
});
afterAll(() => rm(root, { recursive: true }));

test('an archive as Keras keeps MNIST', async () => {
  const { result, dataset, block } = await importFrom(fixture('keras.npz'), root);
  expect(result).toMatchObject({ name: 'keras', examples: { train: 4, validation: 0, test: 2 } });
  expect(dataset.info.labels).toEqual(['1', '2', '3']);
  const [train, testSplit] = [await block('train'), await block('test')];
  expect([...train.labels, ...testSplit.labels]).toEqual([2, 0, 1, 0, 1, 2]);
  expect([...train.images, ...testSplit.images]).toEqual(pixels);
});

test('floats from 0 to 1 in planes, big end first, with one-hot labels', async () => {
  const { result, block } = await importFrom(fixture('floats.npz'), root);
  expect(result.shape).toEqual({ height: 4, width: 5, channels: 3 });
  const { labels, images } = await block('train');
  expect([...labels]).toEqual([2, 0, 1, 0, 1, 2]);
  expect([...images]).toEqual(pixels.flatMap(value => [value, value, value]));
});

test('files beside each other, rows of pixels that make a square', async () => {
  const { result, block } = await importFrom(fixture('x_train.npy'), root);
  expect(result).toMatchObject({ shape: { height: 4, width: 4, channels: 1 }, examples: { train: 6 } });
  expect([...(await block('train')).images.subarray(0, 17)]).toEqual([...pixels.slice(0, 16), 40]);
});

test.each([
  ['objects.npz', /Python objects/],
  ['fortran.npz', /Fortran order/],
])('%s is refused', async (name, reason) => {
  const refusal = await importFrom(fixture(name), root).catch((thrown: unknown) => thrown);
  expect(refusal).toMatchObject({
    code: 'dataset/unreadable',
    values: { reason: expect.stringMatching(reason) as unknown },
  });
});

interface Part {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the directory says instead of the truth. */
  readonly claims?: { readonly bytes?: number; readonly at?: number; readonly flags?: number };
}

/** An archive of packed parts, and whatever its directory is to claim. */
function zip(parts: readonly Part[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, claims } of parts) {
    const packed = deflateRawSync(data);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(claims?.flags ?? 0, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(data), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claims?.bytes ?? data.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(claims?.at ?? at, 42);
    entry.write(name, 46);
    bodies.push(local, packed);
    directory.push(entry);
    at += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, entry) => sum + entry.length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

function npy(shape: string, data: Uint8Array): Uint8Array {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': ${shape}, }\n`;
  return Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
    Buffer.from([header.length, 0]),
    Buffer.from(header),
    data,
  ]);
}

const images = npy('(2, 2, 2)', Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
const labels = npy('(2,)', Uint8Array.of(0, 1));
const y = { name: 'y.npy', data: labels };

test.each<[string, Uint8Array, RegExp]>([
  ['fine', zip([{ name: 'x.npy', data: images }, y]), /^$/],
  [
    'a bomb',
    zip([{ name: 'x.npy', data: npy('(200, 1000, 1000)', new Uint8Array(200_000_000)) }, y]),
    /unpack to 2000000/,
  ],
  [
    'entries that overlap',
    zip([
      { name: 'x.npy', data: images, claims: { at: 0 } },
      { ...y, claims: { at: 0 } },
    ]),
    /overlap/,
  ],
  ['an entry that is elsewhere', zip([{ name: 'x.npy', data: images, claims: { at: 7 } }, y]), /not where/],
  ['encryption', zip([{ name: 'x.npy', data: images, claims: { flags: 1 } }, y]), /encrypted/],
  [
    'more announced by the directory',
    zip([{ name: 'x.npy', data: images, claims: { bytes: 9999 } }, y]),
    /announces \d+ bytes and has 9999/,
  ],
  [
    'less announced by the directory',
    zip([{ name: 'x.npy', data: Buffer.concat([images, images]), claims: { bytes: images.length } }, y]),
    /goes on/,
  ],
  [
    'a shape beyond what numbers hold',
    zip([{ name: 'x.npy', data: npy('(9007199254740993, 2, 2)', new Uint8Array(8)) }, y]),
    /shape/,
  ],
  [
    'a product beyond what numbers hold',
    zip([{ name: 'x.npy', data: npy('(4294967296, 4294967296, 4294967296)', new Uint8Array(8)) }, y]),
    /announces 79228162514264337593543950336|announces \d{29}/,
  ],
  [
    'fewer labels',
    zip([
      { name: 'x.npy', data: images },
      { name: 'y.npy', data: npy('(1,)', Uint8Array.of(0)) },
    ]),
    /1 labels for 2/,
  ],
  ['no labels', zip([{ name: 'x.npy', data: images }]), /no array of images/],
  ['no archive', Uint8Array.of(1, 2, 3), /no archive/],
])('archives: %s', async (_what, bytes, reason) => {
  const file = join(root, 'made.npz');
  await writeFile(file, bytes);
  const outcome = await importFrom(file, root).then(
    () => '',
    (thrown: unknown) => reasonOf(thrown).reason,
  );
  expect(outcome).toMatch(reason);
});

test('a truncated archive is refused at every length', async () => {
  const whole = await readFile(fixture('keras.npz'));
  const file = join(root, 'cut.npz');
  for (let length = 0; length < whole.length; length += 7) {
    await writeFile(file, whole.subarray(0, length));
    await expect(importFrom(file, root)).rejects.toMatchObject({ code: 'dataset/unreadable' });
  }
});
