import { lstat, mkdtemp, readdir, readFile, symlink, writeFile, chmod, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { removeStaleTemporaries } from './temporaryFiles.ts';
import { writeAtomic } from './writeAtomic.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lightweave-files-'));
});

test('writes a new file and replaces it, keeping its permissions', async () => {
  const path = join(folder, 'a.lightweave');
  await writeAtomic(path, 'one');
  await chmod(path, 0o600);
  await writeAtomic(path, 'two');
  expect(await readFile(path, 'utf8')).toBe('two');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['a.lightweave']);
});

test('writes through a symbolic link and keeps the link', async () => {
  await writeFile(join(folder, 'real'), 'one');
  await symlink('real', join(folder, 'link'));
  await writeAtomic(join(folder, 'link'), 'two');
  expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(folder, 'real'), 'utf8')).toBe('two');
});

test('names the file and the reason when it cannot write', async () => {
  const path = join(folder, 'missing', 'a');
  await expect(writeAtomic(path, 'x')).rejects.toMatchObject({
    code: 'file/cannotWrite',
    values: { file: path, reason: 'no such file or directory' },
  });
});

test('removes what a dead process left behind, and nothing else', async () => {
  const gone = 2 ** 22 + 1;
  await writeFile(join(folder, `.a.${gone}-0123456789ab.lightweave-tmp`), '');
  await writeFile(join(folder, `.a.${process.ppid}-0123456789ab.lightweave-tmp`), '');
  await writeFile(join(folder, '.a.lightweave-tmp'), '');
  await removeStaleTemporaries(folder);
  expect((await readdir(folder)).sort()).toEqual(
    [`.a.${process.ppid}-0123456789ab.lightweave-tmp`, '.a.lightweave-tmp'].sort(),
  );
});
