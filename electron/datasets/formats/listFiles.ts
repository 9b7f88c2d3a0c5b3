import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The files of a folder by path, or the file itself. Hidden files do not count. */
export async function listFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return [path];
  const names = await readdir(path).catch(() => []);
  return names
    .filter(name => !name.startsWith('.'))
    .sort()
    .map(name => join(path, name));
}

/** A file beside another one whose name is one of these, whatever its letters' case. */
export async function findBeside(file: string, names: readonly string[]): Promise<string | null> {
  const wanted = new Set(names.map(name => name.toLowerCase()));
  const beside = await readdir(dirname(file)).catch(() => []);
  const found = beside.find(name => wanted.has(name.toLowerCase()) && name !== basename(file));
  return found === undefined ? null : join(dirname(file), found);
}
