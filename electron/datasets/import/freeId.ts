import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import { datasetsFolder } from '../imported/datasetFolders.ts';

/** An id that no dataset has, made of a name: `Pets at home` is `pets-at-home`, a second one `pets-at-home-2`. */
export async function freeId(name: string, dataRoot: string, taken: readonly string[]): Promise<string> {
  const used = new Set([...taken, ...(await nodeFileSystem.list(datasetsFolder(dataRoot)))]);
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  const base = slug || 'dataset';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!used.has(id)) return id;
  }
}
