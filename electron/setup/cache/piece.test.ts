import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { damagedFiles, ensurePiece, isWhole, type Piece } from './piece.mjs';

const quiet = { say: () => undefined, progress: () => undefined };
const STEPS = ['bin', 'bin/engine', 'lib', 'lib/a.so'];

let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'lightweave-piece-'));
});
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

/** A small piece whose making is cut off before one of its steps. */
function smallPiece(cutBefore = Number.POSITIVE_INFINITY): Piece {
  return {
    name: 'engine-1.0.0',
    label: 'Engine',
    bytes: 1000,
    async make(folder) {
      for (const [index, step] of STEPS.entries()) {
        if (index === cutBefore) await Promise.reject(new Error('cut off'));
        await (step.includes('/') ? writeFile(join(folder, step), `content of ${step}`) : mkdir(join(folder, step)));
      }
    },
  };
}

const place = (): string => join(cache, 'engine-1.0.0');

describe('a piece', () => {
  test('is whole after it was made, and is not made again', async () => {
    expect(await ensurePiece(smallPiece(), quiet, cache)).toBe(place());
    expect(isWhole(place(), 'engine-1.0.0')).toBe(true);
    expect(await damagedFiles(place())).toEqual([]);
    await expect(ensurePiece(smallPiece(0), quiet, cache)).resolves.toBe(place());
  });

  test.each(STEPS.map((_, index) => index))(
    'cut off before step %i is not there, and the next run makes it',
    async cut => {
      await expect(ensurePiece(smallPiece(cut), quiet, cache)).rejects.toThrow('cut off');
      expect(existsSync(place())).toBe(false);
      await ensurePiece(smallPiece(), quiet, cache);
      expect(isWhole(place(), 'engine-1.0.0')).toBe(true);
      expect(readFileSync(join(place(), 'lib/a.so'), 'utf8')).toBe('content of lib/a.so');
    },
  );

  test('does not keep what an interrupted run left behind', async () => {
    await mkdir(join(cache, 'tmp', 'engine-1.0.0'), { recursive: true });
    writeFileSync(join(cache, 'tmp', 'engine-1.0.0', 'left'), 'half');
    await ensurePiece(smallPiece(), quiet, cache);
    expect(existsSync(join(place(), 'left'))).toBe(false);
  });

  test.each(['bin/engine', 'lib/a.so', 'piece.json'])('with a truncated %s is made again', async file => {
    await ensurePiece(smallPiece(), quiet, cache);
    truncateSync(join(place(), file), 3);
    expect(isWhole(place(), 'engine-1.0.0')).toBe(false);
    await ensurePiece(smallPiece(), quiet, cache);
    expect(isWhole(place(), 'engine-1.0.0')).toBe(true);
  });

  test('of another version does not count', async () => {
    await ensurePiece(smallPiece(), quiet, cache);
    expect(isWhole(place(), 'engine-1.0.1')).toBe(false);
  });

  test('names a file that was changed without changing its size', async () => {
    await ensurePiece(smallPiece(), quiet, cache);
    writeFileSync(join(place(), 'lib/a.so'), 'Content of lib/a.so');
    expect(await damagedFiles(place())).toEqual(['lib/a.so']);
  });

  test('for which there is no room is refused before it is begun', async () => {
    const huge = { ...smallPiece(), bytes: Number.MAX_SAFE_INTEGER };
    await expect(ensurePiece(huge, quiet, cache)).rejects.toThrow(/needs .* MB/);
    expect(existsSync(join(cache, 'tmp'))).toBe(false);
  });
});
