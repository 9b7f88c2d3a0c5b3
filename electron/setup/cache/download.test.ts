import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Download, download } from './download.mjs';

const quiet = { say: () => undefined, progress: () => undefined };
const CONTENT = 'what the package holds';

let cache = '';
let fetches = 0;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'lightweave-download-'));
  fetches = 0;
});
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

function fileServing(content: string): Download {
  return {
    label: 'Package',
    file: 'package.tgz',
    bytes: CONTENT.length,
    sha256: createHash('sha256').update(CONTENT).digest('hex'),
    fetch: folder => {
      fetches += 1;
      return writeFile(join(folder, 'package.tgz'), content);
    },
  };
}

test('keeps a file whose hash is right, and does not fetch it twice', async () => {
  const file = await download(fileServing(CONTENT), quiet, cache);
  expect(readFileSync(file, 'utf8')).toBe(CONTENT);
  await download(fileServing(CONTENT), quiet, cache);
  expect(fetches).toBe(1);
});

test('refuses a file with another hash and keeps nothing of it', async () => {
  await expect(download(fileServing('something else'), quiet, cache)).rejects.toThrow(/SHA-256/);
  expect(existsSync(join(cache, 'downloads'))).toBe(false);
});

test('starts over after an interrupted fetch', async () => {
  const cut: Download = {
    ...fileServing(CONTENT),
    fetch: async folder => {
      await writeFile(join(folder, 'package.tgz'), CONTENT.slice(0, 5));
      await Promise.reject(new Error('cut off'));
    },
  };
  await expect(download(cut, quiet, cache)).rejects.toThrow('cut off');
  expect(readFileSync(await download(fileServing(CONTENT), quiet, cache), 'utf8')).toBe(CONTENT);
  expect(readdirSync(join(cache, 'tmp'))).toEqual([]);
});

test('fetches again what was damaged on the disk', async () => {
  writeFileSync(await download(fileServing(CONTENT), quiet, cache), 'damaged');
  expect(readFileSync(await download(fileServing(CONTENT), quiet, cache), 'utf8')).toBe(CONTENT);
  expect(fetches).toBe(2);
});
