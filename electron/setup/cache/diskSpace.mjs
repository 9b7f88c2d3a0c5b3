import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { megabytes } from '../terminal/report.mjs';
import { SetupError } from '../terminal/SetupError.mjs';

/**
 * Free bytes where a folder is, or will be.
 * @param {string} folder
 */
export function freeBytes(folder) {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const { bavail, bsize } = statfsSync(existing);
  return bavail * bsize;
}

/**
 * Refuses to begin what would run out of space half way.
 * @param {string} folder
 * @param {number} bytes
 * @param {string} what
 */
export function demandSpace(folder, bytes, what) {
  const free = freeBytes(folder);
  if (free >= bytes) return;
  throw new SetupError(
    `${what} needs ${megabytes(bytes)} in ${folder}; ${megabytes(free)} are free.`,
    'Make room, or set LIGHTWEAVE_CACHE to a folder on a larger disk.',
  );
}
