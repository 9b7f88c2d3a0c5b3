import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './makeFolder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lightweave-folder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('folders are made with those above them, once or again, also by several at once', async () => {
  const deep = join(folder, 'a', 'b', 'c');
  await Promise.all([makeFolder(deep), makeFolder(deep), makeFolder(join(folder, 'a', 'd'))]);
  await makeFolder(deep);
  expect((await stat(deep)).isDirectory()).toBe(true);
  expect((await stat(join(folder, 'a', 'd'))).isDirectory()).toBe(true);
});

test('a file in the way is told', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(file, 'inside'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test.runIf(process.platform === 'linux')('where nothing can be made, that is said at once', async () => {
  await expect(makeFolder('/proc/lightweave')).rejects.toMatchObject({ code: 'EPERM', path: '/proc/lightweave' });
  await expect(makeFolder('/proc/lightweave/a/b')).rejects.toMatchObject({ code: 'EPERM', path: '/proc/lightweave' });
});
