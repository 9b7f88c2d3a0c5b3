import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { emptyDocument } from '../../shared/graph/GraphDocument.ts';
import { serialiseDocument } from '../../shared/graph/serialiseDocument.ts';
import { readDocument } from './readDocument.ts';
import { saveDocument } from './saveDocument.ts';

const text = serialiseDocument(emptyDocument('net'));
const other = serialiseDocument(emptyDocument('other'));
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lightweave-documents-'));
  path = join(folder, 'net.lightweave');
});

test('a saved document opens with the hash it was saved with', async () => {
  const saved = await saveDocument({ path, text, baseHash: null });
  expect(await readDocument(path)).toEqual({ document: emptyDocument('net'), path, hash: saved.hash, problems: [] });
});

test.each<[string, (path: string) => Promise<void>]>([
  ['changed', file => writeFile(file, other)],
  ['emptied', file => writeFile(file, '')],
  [
    'replaced by a link to another file',
    async file => {
      await writeFile(`${file}.other`, other);
      await rm(file);
      await symlink(`${file}.other`, file);
    },
  ],
])('a file that was %s meanwhile is not saved over', async (_how, change) => {
  const { hash } = await saveDocument({ path, text, baseHash: null });
  await change(path);
  const before = await readFile(path, 'utf8');
  await expect(saveDocument({ path, text: other + text, baseHash: hash })).rejects.toMatchObject({
    code: 'file/changedOnDisk',
    values: { file: path },
  });
  expect(await readFile(path, 'utf8')).toBe(before);
  expect((await readdir(folder)).filter(name => name.endsWith('-tmp'))).toEqual([]);
});

test('a file that was deleted meanwhile is written anew', async () => {
  const { hash } = await saveDocument({ path, text, baseHash: null });
  await rm(path);
  await saveDocument({ path, text: other, baseHash: hash });
  expect(await readFile(path, 'utf8')).toBe(other);
});

test('of two savers with the same base one is refused', async () => {
  const { hash } = await saveDocument({ path, text, baseHash: null });
  await saveDocument({ path, text: other, baseHash: hash });
  await expect(saveDocument({ path, text, baseHash: hash })).rejects.toMatchObject({ code: 'file/changedOnDisk' });
  expect(await readFile(path, 'utf8')).toBe(other);
});

test.each<[string, string | Uint8Array, string]>([
  ['a newer version', '{"schema": 99}', 'document/newer'],
  ['a truncated file', text.slice(0, 100), 'document/notJson'],
  ['a foreign file', '{"format": "layers-model"}', 'document/foreign'],
  ['an empty file', '', 'document/empty'],
  ['an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'document/otherFormat'],
])('%s is refused by name and left alone', async (_what, content, code) => {
  await writeFile(path, content);
  await expect(readDocument(path)).rejects.toMatchObject({ code, values: { file: path } });
  expect((await readFile(path)).equals(Buffer.from(content))).toBe(true);
});

test('a missing file and a folder are refused by name', async () => {
  await expect(readDocument(path)).rejects.toMatchObject({ code: 'document/missing' });
  await expect(readDocument(folder)).rejects.toMatchObject({
    code: 'document/unreadable',
    values: { file: folder, reason: 'illegal operation on a directory' },
  });
});
