import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFrom } from '../testing/importFrom.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-cifar-'));
});
afterAll(() => rm(root, { recursive: true }));

/** A record whose planes are 10, 20 and 30 but for the first pixel, which tells the label. */
function record(...labels: readonly number[]): readonly number[] {
  const plane = (value: number) => [value + (labels.at(-1) ?? 0), ...Array<number>(1023).fill(value)];
  return [...labels, ...plane(10), ...plane(20), ...plane(30)];
}

async function folder(name: string, files: Readonly<Record<string, string | readonly number[]>>): Promise<string> {
  const path = join(root, name);
  await mkdir(path);
  for (const [file, content] of Object.entries(files))
    await writeFile(join(path, file), typeof content === 'string' ? content : Uint8Array.from(content));
  return path;
}

test('CIFAR-10: batches to train, one to test, names of its own, channels last', async () => {
  const path = await folder('ten', {
    'data_batch_1.bin': [...record(2), ...record(0)],
    'data_batch_2.bin': record(1),
    'test_batch.bin': record(2),
    'batches.meta.txt': 'airplane\nbird\ncat\n\n',
  });
  const { result, dataset, block } = await importFrom(path, root);
  expect(result.examples).toEqual({ train: 3, validation: 0, test: 1 });
  expect(dataset.info.labels).toEqual(['airplane', 'bird', 'cat']);
  const { labels, images } = await block('train');
  expect([...labels]).toEqual([2, 0, 1]);
  expect([...images.subarray(0, 6)]).toEqual([12, 22, 32, 10, 20, 30]);
});

test('CIFAR-100: fine or coarse labels; one that has no name is left out', async () => {
  const files = { 'train.bin': [...record(0, 1), ...record(1, 0), ...record(1, 9)], 'test.bin': record(1, 1) };
  const names = { 'fine_label_names.txt': 'apple\r\nbear\r\n', 'coarse_label_names.txt': 'fruit\nbeasts\n' };
  const path = await folder('hundred', { ...files, ...names });
  const fine = await importFrom(join(path, 'train.bin'), root);
  expect(fine.dataset.info.labels).toEqual(['apple', 'bear']);
  expect([...(await fine.block('train')).labels]).toEqual([1, 0]);
  expect(fine.result.firstSkipped).toMatchObject([{ name: 'train.bin 2', reason: 'its label is 9' }]);
  const coarse = await importFrom(path, root, { labelKind: 'coarse' });
  expect([...(await coarse.block('train')).labels]).toEqual([0, 1, 1]);
});

test('a file that is no multiple of its records is refused', async () => {
  const path = await folder('short', { 'data_batch_1.bin': record(1).slice(0, 3000) });
  await expect(importFrom(path, root)).rejects.toMatchObject({
    code: 'dataset/unreadable',
    values: { reason: 'it has 3000 bytes: after 0 whole records 3000 are left' },
  });
});
