import { relative, resolve, isAbsolute } from 'node:path';
import { AppError } from '../../shared/base/appError.ts';

/** The files and folders that the user has pointed at: the only ones the window can have read or written. */
export class GrantedPaths {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();

  /** Returns the path in its one spelling. */
  grantFile(path: string): string {
    const file = resolve(path);
    this.#files.add(file);
    return file;
  }

  grantFolder(path: string): string {
    const folder = resolve(path);
    this.#folders.add(folder);
    return folder;
  }

  /** @throws AppError `file/notGranted` */
  requireFile(path: string): string {
    const file = resolve(path);
    if (this.#files.has(file)) return file;
    throw new AppError('file/notGranted', { file: path });
  }

  /** A granted folder or file, or anything inside a granted folder. @throws AppError `file/notGranted` */
  requireAny(path: string): string {
    const asked = resolve(path);
    if (this.#files.has(asked) || [...this.#folders].some(folder => isInside(folder, asked))) return asked;
    throw new AppError('file/notGranted', { file: path });
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}
