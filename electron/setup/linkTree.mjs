import { copyFile, link, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/**
 * Makes each file of a folder appear under another folder without a second copy of its bytes: hard links, or
 * symbolic ones where the two are on different disks (copies on Windows, which guards symbolic links).
 * @param {string} from
 * @param {string} to
 */
export async function linkTree(from, to) {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, source));
    await mkdir(dirname(target), { recursive: true });
    await rm(target, { force: true });
    await linkFile(source, target);
  }
}

/**
 * @param {string} source
 * @param {string} target
 */
async function linkFile(source, target) {
  try {
    await link(source, target);
  } catch {
    if (process.platform === 'win32') await copyFile(source, target);
    else await symlink(source, target);
  }
}
