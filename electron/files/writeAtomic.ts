import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../shared/base/appError.ts';
import type { FileSystem, FoundFile } from './FileSystem.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { isSystemError, systemReason } from './systemError.ts';
import { temporaryName } from './temporaryFiles.ts';

/** On Windows a virus scanner or indexer may hold the target for a moment. */
const renameWaitsMs = [10, 40, 160];

/**
 * Replaces a file as a whole: whoever reads it, and whoever restarts after a crash or power loss, finds the old bytes
 * or the new ones. Behind a symbolic link the file it points to is replaced; the link stays. `guard` runs at the last
 * moment, with everything but the replacing done, and stops it by throwing.
 * @throws AppError `file/cannotWrite`, or what `guard` throws; the previous file is then unharmed.
 */
export async function writeAtomic(
  path: string,
  data: string | Uint8Array,
  files: FileSystem = nodeFileSystem,
  guard: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  try {
    const found = await files.find(path);
    const target = found ?? { realPath: path, mode: 0o666 };
    await replace(target, bytes, files, guard);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw new AppError('file/cannotWrite', { file: path, reason: systemReason(thrown) }, thrown);
  }
}

async function replace(
  { realPath: target, mode }: FoundFile,
  bytes: Uint8Array,
  files: FileSystem,
  guard: () => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(target), temporaryName(basename(target), randomBytes(6).toString('hex')));
  try {
    await writeSynced(temporary, bytes, mode, files);
    await guard();
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
      await files.rename(from, to);
      return;
    } catch (thrown) {
      if (!isSystemError(thrown, 'EPERM', 'EACCES', 'EBUSY')) throw thrown;
      await delay(waitMs);
    }
  }
  await files.rename(from, to);
}
