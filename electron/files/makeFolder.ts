import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError, systemError } from './systemError.ts';

/**
 * Makes a folder, and those above it that are missing. Node's own way to do that never returns where a folder is there and
 * says of every new name that it does not exist, as `/proc` does. Rejects with the system's error; with `EPERM` there.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isMade(path)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above);
  if (!(await isMade(path))) throw systemError('EPERM', 'mkdir', path);
}

/** Makes a folder unless it is there; false where the one above it is missing. */
async function isMade(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (thrown) {
    if (isSystemError(thrown, 'ENOENT')) return false;
    // What the system says of a folder that is there depends on the system.
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) throw thrown;
    return true;
  }
}
