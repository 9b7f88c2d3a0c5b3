import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkTree } from './linkTree.mjs';

/** The second one is on another disk where there is one at that place. */
const DISKS = [tmpdir(), existsSync('/dev/shm') ? '/dev/shm' : tmpdir()];
const LARGE = 'x'.repeat(2e6);

describe.each(DISKS)('a tree linked into %s', disk => {
  let from = '';
  let to = '';
  beforeEach(() => {
    from = mkdtempSync(join(tmpdir(), 'lightweave-from-'));
    to = mkdtempSync(join(disk, 'lightweave-to-'));
    mkdirSync(join(from, 'lib'));
    writeFileSync(join(from, 'lib', 'large'), LARGE);
    writeFileSync(join(from, 'small'), 'small');
  });
  afterEach(() => {
    for (const folder of [from, to]) rmSync(folder, { recursive: true, force: true });
  });

  test('reads the same, large files without a second copy, and can be laid over itself', async () => {
    writeFileSync(join(to, 'small'), 'what was there before');
    await linkTree(from, to);
    await linkTree(from, to);
    expect(readFileSync(join(to, 'small'), 'utf8')).toBe('small');
    expect(readFileSync(join(to, 'lib', 'large'), 'utf8')).toBe(LARGE);
    if (process.platform !== 'win32') {
      expect(statSync(join(to, 'lib', 'large')).ino).toBe(statSync(join(from, 'lib', 'large')).ino);
    }
    expect(lstatSync(join(to, 'small')).isSymbolicLink()).toBe(false);
  });

  test('has no symbolic link where it must stand alone, even if its source has', async () => {
    await linkTree(from, to);
    const alone = join(from, 'alone');
    await linkTree(to, alone, { standsAlone: true });
    expect(lstatSync(join(alone, 'lib', 'large')).isSymbolicLink()).toBe(false);
    expect(readFileSync(join(alone, 'lib', 'large'), 'utf8')).toBe(LARGE);
  });
});
