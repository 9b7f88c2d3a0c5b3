import { AppError } from '../../shared/base/appError.ts';
import type { SavedDocument } from '../../shared/ipc/messages.ts';
import type { FileSystem } from './FileSystem.ts';
import { hashOf } from './hashOf.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { writeAtomic } from './writeAtomic.ts';

interface Save {
  readonly path: string;
  readonly text: string;
  /** The hash of the file when it was last read or written; `null` saves over whatever is there. */
  readonly baseHash: string | null;
}

/**
 * Saves a project file, unless somebody else changed it since: looked up at the last moment, when the new bytes are
 * already on disk. A file that was deleted meanwhile is written anew.
 * @throws AppError `file/changedOnDisk`, `file/cannotWrite`
 */
export async function saveDocument(
  { path, text, baseHash }: Save,
  files: FileSystem = nodeFileSystem,
): Promise<SavedDocument> {
  const guard = async (): Promise<void> => {
    const found = baseHash === null ? null : await files.find(path);
    if (found !== null && hashOf(await files.read(found.realPath)) !== baseHash)
      throw new AppError('file/changedOnDisk', { file: path });
  };
  await writeAtomic(path, text, files, guard);
  return { path, hash: hashOf(text) };
}
