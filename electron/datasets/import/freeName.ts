import { slugOf } from '../../../shared/text/slugOf.ts';
import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import { datasetsFolder } from '../imported/datasetFolders.ts';

/**
 * What tells a dataset from all others: `Pets at home` has the id `pets-at-home`, a second one is called `Pets at home 2` and
 * has `pets-at-home-2`.
 */
export async function freeName(
  name: string,
  dataRoot: string,
  taken: readonly string[],
): Promise<{ readonly id: string; readonly name: string }> {
  const used = new Set([...taken, ...(await nodeFileSystem.list(datasetsFolder(dataRoot)))]);
  const base = slugOf(name, 'dataset');
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!used.has(id)) return { id, name: number === 1 ? name : `${name} ${number}`.trim() };
  }
}
