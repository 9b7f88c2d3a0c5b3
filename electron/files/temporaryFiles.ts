import { join } from 'node:path';
import type { FileSystem } from './FileSystem.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';

const pattern = /^\..*\.(\d+)-[0-9a-f]{12}\.lightweave-tmp$/;

/** The name of a file that is being written to take the place of `name`. It tells which process is at it. */
export const temporaryName = (name: string, unique: string): string =>
  `.${name.slice(0, 128)}.${process.pid}-${unique}.lightweave-tmp`;

/** Removes what interrupted writes left in a folder. Call it at start, before this process writes there itself. */
export async function removeStaleTemporaries(folder: string, files: FileSystem = nodeFileSystem): Promise<void> {
  for (const name of await files.list(folder)) {
    const owner = pattern.exec(name)?.[1];
    if (owner === undefined || isOtherProcessAlive(Number(owner))) continue;
    await files.remove(join(folder, name)).catch(() => undefined);
  }
}

function isOtherProcessAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
