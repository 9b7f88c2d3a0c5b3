import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../paths.mjs';
import { temporaryFolder } from './piece.mjs';
import { megabytes } from '../terminal/report.mjs';
import { SetupError } from '../terminal/SetupError.mjs';
import { sha256OfFile } from './sha256OfFile.mjs';

/**
 * @typedef {object} Download
 * @property {string} label
 * @property {string} file the name the package client gives it
 * @property {number} bytes
 * @property {string} sha256
 * @property {(folder: string) => Promise<void>} fetch leaves the file in the folder; may use it for its own cache
 */

/**
 * The path of a downloaded file whose SHA-256 is right. A download that an earlier run completed is not repeated.
 * @param {Download} wanted
 * @param {import('../terminal/report.mjs').Report} report
 * @param {string} [cache]
 */
export async function download(wanted, report, cache = cacheFolder) {
  const target = join(cache, 'downloads', wanted.file);
  if (existsSync(target) && (await sha256OfFile(target)) === wanted.sha256) return target;

  report.say(`  ${wanted.label}: downloading ${megabytes(wanted.bytes)}`);
  const folder = await temporaryFolder(cache, 'download');
  const timer = setInterval(() => {
    folderBytes(folder).then(
      bytes => report.progress(wanted.label, bytes, wanted.bytes),
      () => undefined,
    );
  }, 500);
  try {
    await wanted.fetch(folder);
  } finally {
    clearInterval(timer);
  }
  const file = join(folder, wanted.file);
  const sha256 = await sha256OfFile(file);
  if (sha256 !== wanted.sha256) {
    throw new SetupError(
      `${wanted.file} has SHA-256 ${sha256}, expected ${wanted.sha256}.`,
      'Run the command again; if it happens again, the file on the server is not the one this project was made with.',
    );
  }
  await mkdir(join(cache, 'downloads'), { recursive: true });
  await rename(file, target);
  await rm(folder, { recursive: true, force: true });
  return target;
}

/**
 * Bytes in a folder. Package clients write under names of their own, so their progress is read off the folder.
 * @param {string} folder
 */
async function folderBytes(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries.filter(entry => entry.isFile()).map(entry => stat(join(entry.parentPath, entry.name))),
  );
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
