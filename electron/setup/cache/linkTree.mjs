import { copyFile, link, mkdir, readdir, realpath, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const SMALL_BYTES = 1e6;

/**
 * Makes each file of a folder appear under another folder without a second copy of its bytes: hard links, or where
 * those cannot be had (another disk) symbolic ones. Small files are copied then, and all of them where the tree must
 * stand alone or symbolic links are guarded, as on Windows.
 * @param {string} from
 * @param {string} to
 * @param {{ standsAlone?: boolean }} [options]
 */
export async function linkTree(from, to, { standsAlone = process.platform === 'win32' } = {}) {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, file));
    await mkdir(dirname(target), { recursive: true });
    await rm(target, { force: true });
    await linkFile(await realpath(file), target, standsAlone);
  }
}

/**
 * @param {string} source
 * @param {string} target
 * @param {boolean} standsAlone
 */
async function linkFile(source, target, standsAlone) {
  try {
    await link(source, target);
  } catch {
    if (standsAlone || (await stat(source)).size < SMALL_BYTES) await copyFile(source, target);
    else await symlink(source, target);
  }
}
