import { AppError } from '../../shared/base/appError.ts';
import { limits } from '../../shared/base/limits.ts';
import { parseDocument } from '../../shared/graph/parseDocument.ts';
import type { OpenedDocument } from '../../shared/ipc/messages.ts';
import type { FileSystem } from './FileSystem.ts';
import { hashOf } from './hashOf.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { isSystemError, systemReason } from './systemError.ts';

/**
 * Opens a project file. Damaged parts are left out and listed.
 * @throws AppError `document/…` naming the file, for one that cannot be read or is no project of ours.
 */
export async function readDocument(path: string, files: FileSystem = nodeFileSystem): Promise<OpenedDocument> {
  const bytes = await files.read(path, limits.projectBytes).catch((thrown: unknown) => {
    throw readError(path, thrown);
  });
  const parsed = parseDocument(new TextDecoder().decode(bytes), path);
  if (!parsed.ok) throw parsed.error;
  return { ...parsed.value, path, hash: hashOf(bytes) };
}

function readError(path: string, thrown: unknown): AppError {
  if (isSystemError(thrown, 'ENOENT')) return new AppError('document/missing', { file: path }, thrown);
  const limit = `${limits.projectBytes / 2 ** 20} MiB`;
  if (isSystemError(thrown, 'EFBIG')) {
    return new AppError('document/tooLarge', { file: path, size: `> ${limit}`, limit }, thrown);
  }
  return new AppError('document/unreadable', { file: path, reason: systemReason(thrown) }, thrown);
}
