import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFrom } from '../testing/importFrom.ts';

let root: string;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-folders-'));
});
afterAll(() => rm(root, { recursive: true }));

type Colour = readonly [number, number, number];
const [red, blue]: readonly Colour[] = [
  [200, 0, 0],
  [0, 0, 200],
];

/** A folder with pictures of one colour each: path → colour, or bytes as they are. */
async function folder(files: Readonly<Record<string, Colour | Uint8Array | undefined>>, side = 8): Promise<string> {
  const path = join(root, `source ${(count += 1)}`);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    const [r = 0, g = 0, b = 0] = content ?? [];
    const create = { width: side, height: side, channels: 3, background: { r, g, b } } as const;
    if (content instanceof Uint8Array) await writeFile(join(path, name), content);
    else await sharp({ create }).toFile(join(path, name));
  }
  return path;
}

test('a folder is a class; what is no image is listed, hidden files are not', async () => {
  const path = await folder({
    'cats/a.png': red,
    'cats/deep/b.jpg': red,
    'dogs/a.webp': blue,
    'dogs/notes.txt': new TextEncoder().encode('woof'),
    'dogs/broken.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
    'dogs/.DS_Store': Uint8Array.of(1),
    'README.md': Uint8Array.of(2),
  });
  const { result, dataset, block } = await importFrom(path, root, { name: 'Cats & dogs' });
  expect(result).toMatchObject({ dataset: 'cats-dogs', skipped: 2, shape: { height: 8, width: 8, channels: 3 } });
  expect(result.firstSkipped.map(({ name }) => name)).toEqual(['dogs/broken.png', 'dogs/notes.txt']);
  expect(dataset.info.labels).toEqual(['cats', 'dogs']);
  const { labels, images } = await block('train');
  expect([...labels]).toEqual([0, 0, 1]);
  expect([...images.subarray(0, 3)]).toEqual([200, 0, 0]);
  expect(images[2 * 192 + 2]).toBeGreaterThan(190);
});

test('a class that somebody forgot to fill is listed', async () => {
  const path = await folder({ 'cats/a.png': red, 'dogs/broken.png': Uint8Array.of(1) });
  await mkdir(join(path, 'birds'));
  const { result, dataset } = await importFrom(path, root);
  expect(dataset.info.labels).toEqual(['cats']);
  expect(result.firstSkipped[0]).toMatchObject({ name: 'birds', reason: 'it holds no images' });
  expect(result.skipped).toBe(2);
});

test('a class without images is listed by its name, before the files that are none', async () => {
  const text = new TextEncoder().encode('no picture');
  const path = await folder({
    'cats/a.png': red,
    'dogs/a.png': blue,
    'wolves/notes.txt': text,
    'zebras/Thumbs.db': text,
  });
  const { result, dataset } = await importFrom(path, root);
  expect(dataset.info.labels).toEqual(['cats', 'dogs']);
  const listed = result.firstSkipped.map(({ name, reason }) => `${name}: ${reason}`);
  const nothing = 'it holds no images';
  expect(listed).toEqual([`wolves: ${nothing}`, `zebras: ${nothing}`, 'wolves/notes.txt: it is no image']);
});

test('folders for training, validation and test keep to themselves', async () => {
  const path = await folder({
    'pets/train/cat/1.png': red,
    'pets/train/dog/1.png': blue,
    'pets/Valid/dog/2.png': blue,
    'pets/test/cat/3.png': red,
    'pets/test/bird/3.png': red,
  });
  const { result, dataset } = await importFrom(path, root, { testSplit: 0.5, validationSplit: 0.5 });
  expect(result.examples).toEqual({ train: 2, validation: 1, test: 2 });
  expect(dataset.info.labels).toEqual(['bird', 'cat', 'dog']);
});

test('splits are drawn by the seed, in proportion, and the hash says so', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`${index % 2 ? 'odd' : 'even'}/${index}.png`, red]),
  );
  const path = await folder(files);
  const settings = { testSplit: 0.2, validationSplit: 0.1, seed: 5 };
  const [one, same, other] = [
    await importFrom(path, root, settings),
    await importFrom(path, root, settings),
    await importFrom(path, root, { ...settings, seed: 6 }),
  ];
  expect(one.result.examples).toEqual({ train: 28, validation: 4, test: 8 });
  const { labels } = await one.block('test');
  expect(labels.filter(label => label === 0)).toHaveLength(4);
  expect(same.dataset.hash).toBe(one.dataset.hash);
  expect(other.dataset.hash).not.toBe(one.dataset.hash);
  expect(same.dataset.info.id).not.toBe(one.dataset.info.id);
});

test('sizes: most of the images decide, unless somebody does', async () => {
  const path = await folder({ 'a/1.png': red, 'b/1.png': blue }, 300);
  expect((await importFrom(path, root)).result.shape).toEqual({ height: 224, width: 224, channels: 3 });
  const asked = await importFrom(path, root, { size: { height: 4, width: 6 }, channels: 1, resize: 'crop' });
  expect(asked.result.shape).toEqual({ height: 4, width: 6, channels: 1 });
});

test('a folder without classes, or with nothing that can be read, is refused', async () => {
  const flat = await folder({ 'a.png': red });
  await expect(importFrom(flat, root)).rejects.toMatchObject({ code: 'dataset/unrecognised' });
  const broken = await folder({ 'a/1.png': Uint8Array.of(1), 'b/1.png': Uint8Array.of(2) });
  await expect(importFrom(broken, root)).rejects.toMatchObject({ code: 'dataset/empty', values: { skipped: 2 } });
  await expect(importFrom(join(root, 'nowhere'), root)).rejects.toMatchObject({ code: 'dataset/noSource' });
});
