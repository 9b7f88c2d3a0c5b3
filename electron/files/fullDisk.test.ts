import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeAtomic } from './writeAtomic.ts';

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** Mounts a disk of 8 MB; only root can, and not in every container. */
async function mountSmallDisk(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'lightweave-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}

test('a full disk: 50 saves fail, the file stays, saving elsewhere works', async context => {
  const disk = await mountSmallDisk();
  if (disk === null) {
    await context.annotate('did not run: mounting a small disk needs root and a kernel that allows it', 'warning');
    return;
  }
  try {
    const path = join(disk, 'net.lightweave');
    await writeAtomic(path, 'x'.repeat(1 << 20));
    const before = await sha256(path);
    const { bavail, bsize } = await statfs(disk);
    await writeFile(join(disk, 'filler'), new Uint8Array(bavail * bsize - (256 << 10)));
    for (let attempt = 0; attempt < 50; attempt += 1) {
      await expect(writeAtomic(path, `${attempt}`.repeat(1 << 20))).rejects.toMatchObject({
        code: 'file/cannotWrite',
        values: { file: path, reason: 'no space left on device' },
      });
      expect(await sha256(path)).toBe(before);
    }
    expect((await readdir(disk)).sort()).toEqual(['filler', 'net.lightweave']);
    const elsewhere = join(await mkdtemp(join(tmpdir(), 'lightweave-')), 'net.lightweave');
    await writeAtomic(elsewhere, 'saved elsewhere');
    expect(await readFile(elsewhere, 'utf8')).toBe('saved elsewhere');
    await rm(join(disk, 'filler'));
    await writeAtomic(path, 'there is room again');
  } finally {
    execFileSync('umount', [disk]);
  }
});
