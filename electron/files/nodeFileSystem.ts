import { constants } from 'node:fs';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import type { FileSystem } from './FileSystem.ts';
import { makeFolder } from './makeFolder.ts';
import { isSystemError, systemError } from './systemError.ts';

const ifMissing =
  <T>(value: T) =>
  (thrown: unknown): T => {
    if (isSystemError(thrown, 'ENOENT')) return value;
    throw thrown;
  };

/** The disk. */
export const nodeFileSystem: FileSystem = {
  async find(path) {
    const realPath = await realpath(path).catch(ifMissing(null));
    if (realPath === null) return null;
    const found = await stat(realPath).catch(ifMissing(null));
    return found && { realPath, mode: found.mode & 0o777 };
  },

  async read(path, limit = Number.POSITIVE_INFINITY) {
    const file = await open(path, constants.O_RDONLY);
    try {
      const { size } = await file.stat();
      if (size > limit) throw systemError('EFBIG', 'read', path);
      return await file.readFile();
    } finally {
      await file.close();
    }
  },

  async create(path, mode) {
    const file = await open(path, 'wx', mode);
    return {
      write: bytes => file.writeFile(bytes),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },

  rename,
  remove: path => rm(path, { force: true }),
  list: folder => readdir(folder).catch(ifMissing([])),
  makeFolder,

  async syncFolder(path) {
    try {
      const folder = await open(path, constants.O_RDONLY);
      await folder.sync().finally(() => folder.close());
    } catch (thrown) {
      // Windows and some network disks do not sync folders; there is nothing more to be done there.
      if (!isSystemError(thrown, 'EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES')) throw thrown;
    }
  },
};
