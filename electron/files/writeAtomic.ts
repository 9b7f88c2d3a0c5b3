import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../shared/base/appError.ts';
import type { FileSystem } from './FileSystem.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { isSystemError, systemReason } from './systemError.ts';
import { temporaryName } from './temporaryFiles.ts';

/** On Windows a virus scanner or indexer may hold the target for a moment. */
const renameWaitsMs = [10, 40, 160];

/**
 * Replaces a file as a whole: whoever reads it, and whoever restarts after a crash or power loss, finds the old bytes
 * or the new ones. Behind a symbolic link the file it points to is replaced; the link stays.
 * @throws AppError `file/cannotWrite`; the previous file is then unharmed.
 */
export async function writeAtomic(
  path: string,
  data: string | Uint8Array,
  files: FileSystem = nodeFileSystem,
): Promise<void> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  try {
    const found = await files.find(path);
    await replace(found?.realPath ?? path, bytes, found?.mode ?? 0o666, files);
  } catch (thrown) {
    throw new AppError('file/cannotWrite', { file: path, reason: systemReason(thrown) }, thrown);
  }
}

async function replace(target: string, bytes: Uint8Array, mode: number, files: FileSystem): Promise<void> {
  const temporary = join(dirname(target), temporaryName(basename(target), randomBytes(6).toString('hex')));
  try {
    await writeSynced(temporary, bytes, mode, files);
    await renamePatiently(temporary, target, files);
  } catch (thrown) {
    // What cannot be removed now is removed at the next start.
    await files.remove(temporary).catch(() => undefined);
    throw thrown;
  }
  await files.syncFolder(dirname(target));
}

async function writeSynced(path: string, bytes: Uint8Array, mode: number, files: FileSystem): Promise<void> {
  const file = await files.create(path, mode);
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function renamePatiently(from: string, to: string, files: FileSystem): Promise<void> {
  for (const waitMs of renameWaitsMs) {
    try {
      return await files.rename(from, to);
    } catch (thrown) {
      if (!isSystemError(thrown, 'EPERM', 'EACCES', 'EBUSY')) throw thrown;
      await delay(waitMs);
    }
  }
  return files.rename(from, to);
}
