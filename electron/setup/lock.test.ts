import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

const quiet = { say: () => undefined, progress: () => undefined };

let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'lightweave-lock-'));
});
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

test('lets one set-up run at a time, and the next when one fails', async () => {
  let running = 0;
  const work = async (): Promise<number> => {
    running += 1;
    await new Promise(done => setTimeout(done, 20));
    running -= 1;
    return running;
  };
  const failing = withLock(() => Promise.reject(new Error('broken')), quiet, cache);
  await expect(failing).rejects.toThrow('broken');
  expect(await Promise.all([1, 2, 3].map(() => withLock(work, quiet, cache)))).toEqual([0, 0, 0]);
  expect(existsSync(join(cache, 'lock'))).toBe(false);
});

test('takes over from an owner that is gone, or that a new process has the number of', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(join(cache, 'lock'), String(gone));
  expect(await withLock(() => Promise.resolve('done'), quiet, cache)).toBe('done');
  writeFileSync(join(cache, 'lock'), String(process.pid));
  utimesSync(join(cache, 'lock'), 0, 0);
  expect(await withLock(() => Promise.resolve('done'), quiet, cache)).toBe('done');
});
