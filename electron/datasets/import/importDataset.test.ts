import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import type { FileSystem } from '../../files/FileSystem.ts';
import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import { systemError } from '../../files/systemError.ts';
import { temporaryName } from '../../files/temporaryFiles.ts';
import { openDataset } from '../datasets.ts';
import { datasetFiles, datasetsFolder } from '../imported/datasetFolders.ts';
import { ImportedDataset } from '../imported/ImportedDataset.ts';
import { selectExamples } from '../selectExamples.ts';
import { importFrom } from '../testing/importFrom.ts';
import { DatasetWriter } from './DatasetWriter.ts';

let root: string;
let table: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-import-'));
  table = join(root, 'table.csv');
  const rows = Array.from({ length: 50 }, (_, index) => `${index % 3},${index},${index + 1},${index + 2},255`);
  await writeFile(table, rows.join('\n'));
});
afterAll(() => rm(root, { recursive: true }));

const allOf = (labels: Uint16Array): Uint32Array => Uint32Array.from(labels.keys());

test('a split that is too large for memory is read from disk, image by image, the same', async () => {
  const { result } = await importFrom(table, root, { testSplit: 0.3 });
  const inMemory = await (await openDataset(result.dataset, root)).load('test');
  const streamed = await (await new ImportedDataset(root, result.dataset, 10).open()).load('test');
  expect('images' in inMemory).toBe(true);
  expect('images' in streamed).toBe(false);
  expect(streamed.labels).toEqual(inMemory.labels);
  expect(selectExamples(streamed, allOf(streamed.labels))).toMatchObject({
    images: selectExamples(inMemory, allOf(inMemory.labels)).images,
  });
});

test.each([
  ['cut images', datasetFiles.images(0), 150],
  ['cut classes', datasetFiles.labels, 7],
  ['no record', datasetFiles.info, 40],
])('%s are damage, listed with the reason and refused', async (_what, file, length) => {
  const { result } = await importFrom(table, root, { name: 'damaged' });
  await truncate(join(datasetsFolder(root), result.dataset, file), length);
  const source = new ImportedDataset(root, result.dataset);
  expect((await source.describe()).missing).toContain(file);
  await expect(source.open()).rejects.toMatchObject({
    code: 'dataset/importDamaged',
    values: { dataset: result.dataset },
  });
  await rm(join(datasetsFolder(root), result.dataset), { recursive: true });
});

test('a second dataset of the same name is told from the first by its own', async () => {
  const names: unknown[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { result } = await importFrom(table, root, { name: 'Pets at home' });
    const { id, name } = await new ImportedDataset(root, result.dataset).describe();
    names.push([id, name]);
  }
  expect(names).toEqual([
    ['pets-at-home', 'Pets at home'],
    ['pets-at-home-2', 'Pets at home 2'],
    ['pets-at-home-3', 'Pets at home 3'],
  ]);
});

test('what an import left that was killed is listed nowhere, and the next import removes it', async () => {
  const dataRoot = join(root, 'killed');
  const left = join(
    datasetsFolder(dataRoot),
    temporaryName('import', '0123456789ab').replace(String(process.pid), '999999999'),
  );
  await mkdir(left, { recursive: true });
  await writeFile(join(left, datasetFiles.images(0)), 'half');
  expect(await ImportedDataset.list(dataRoot)).toEqual([]);
  await importFrom(table, dataRoot);
  expect(await readdir(datasetsFolder(dataRoot))).toEqual(['table']);
});

test('an import that is cancelled at any moment leaves nothing', async () => {
  const dataRoot = join(root, 'cancelled');
  for (let step = 1; step < 60; step += 7) {
    const controller = new AbortController();
    let looks = 0;
    const signal = Object.create(controller.signal, {
      throwIfAborted: {
        value: () => {
          looks += 1;
          if (looks === step) controller.abort();
          controller.signal.throwIfAborted();
        },
      },
    }) as AbortSignal;
    const outcome = await importFrom(table, dataRoot, {}, signal).catch((thrown: unknown) => thrown);
    if (looks >= step) expect(outcome).toMatchObject({ name: 'AbortError' });
  }
  const left = await readdir(datasetsFolder(dataRoot));
  expect(left.filter(name => name.startsWith('.'))).toEqual([]);
});

/** The disk, whose `nth` call fails. */
function failing(nth: number): { readonly files: FileSystem; readonly calls: () => number } {
  let calls = 0;
  const call = <T>(act: () => Promise<T>): Promise<T> => {
    calls += 1;
    return calls === nth ? Promise.reject(systemError('ENOSPC', 'write', 'x')) : act();
  };
  const files: FileSystem = {
    ...nodeFileSystem,
    create: (path, mode) =>
      call(async () => {
        const file = await nodeFileSystem.create(path, mode);
        return {
          write: bytes => call(() => file.write(bytes)),
          sync: () => call(() => file.sync()),
          close: () => file.close(),
        };
      }),
    makeFolder: path => call(() => nodeFileSystem.makeFolder(path)),
    rename: (from, to) => call(() => nodeFileSystem.rename(from, to)),
  };
  return { files, calls: () => calls };
}

async function writeSmall(dataRoot: string, files: FileSystem): Promise<void> {
  const writer = await DatasetWriter.create(dataRoot, 4, 3, files);
  try {
    for (let index = 0; index < 3; index += 1) await writer.add(Uint8Array.of(index, 0, 0, 9));
    await writer.finishImages();
    await writer.writeFile(datasetFiles.labels, new Uint8Array(6));
    await writer.publish(dataRoot, 'small');
  } catch (thrown) {
    await writer.discard();
    throw thrown;
  }
}

test('a disk that fails at any call leaves no dataset, and says so', async () => {
  const whole = failing(0);
  await writeSmall(join(root, 'whole'), whole.files);
  expect(await readFile(join(datasetsFolder(join(root, 'whole')), 'small', datasetFiles.images(0)))).toEqual(
    Buffer.from([0, 0, 0, 9, 1, 0, 0, 9, 2, 0, 0, 9]),
  );
  expect(whole.calls()).toBeGreaterThan(6);
  for (let nth = 1; nth <= whole.calls(); nth += 1) {
    const dataRoot = join(root, `failing ${nth}`);
    await expect(writeSmall(dataRoot, failing(nth).files)).rejects.toMatchObject({
      code: 'file/cannotWrite',
      values: { reason: 'no space left on device' },
    });
    expect(await nodeFileSystem.list(datasetsFolder(dataRoot))).toEqual([]);
  }
});

test('too little space is said before anything is written', async () => {
  const dataRoot = join(root, 'full');
  await expect(DatasetWriter.create(dataRoot, 2 ** 20, 2 ** 40)).rejects.toMatchObject({ code: 'dataset/noSpace' });
  expect(await readdir(datasetsFolder(dataRoot))).toEqual([]);
  expect(required(await readdir(dataRoot), 'the data root')).toEqual(['datasets']);
});
