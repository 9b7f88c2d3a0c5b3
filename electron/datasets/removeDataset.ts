import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/base/appError.ts';
import { nodeFileSystem } from '../files/nodeFileSystem.ts';
import { systemReason } from '../files/systemError.ts';
import { listDatasets, shippedIds } from './datasets.ts';
import { datasetsFolder, datasetTrash } from './imported/datasetFolders.ts';

/** Puts an imported dataset into the trash. @throws AppError `dataset/unknown`, `dataset/shipped` or `file/cannotWrite` */
export async function removeDataset(id: string, dataRoot: string): Promise<void> {
  await requireImported(id, dataRoot);
  // One of the same name may lie there.
  await rm(join(datasetTrash(dataRoot), id), { recursive: true, force: true }).catch(asFailure(id));
  await move(id, datasetsFolder(dataRoot), datasetTrash(dataRoot));
}

/** Takes it back. @throws AppError `dataset/notRemoved` or `file/cannotWrite` */
export async function restoreDataset(id: string, dataRoot: string): Promise<void> {
  const removed = await nodeFileSystem.list(datasetTrash(dataRoot));
  if (!removed.includes(id))
    throw new AppError('dataset/notRemoved', { dataset: id, known: removed.join(', ') || '–' });
  await move(id, datasetTrash(dataRoot), datasetsFolder(dataRoot));
}

/** Deletes it for good. @throws AppError `dataset/unknown`, `dataset/shipped` or `file/cannotWrite` */
export async function purgeDataset(id: string, dataRoot: string): Promise<void> {
  await removeDataset(id, dataRoot);
  await rm(join(datasetTrash(dataRoot), id), { recursive: true, force: true }).catch(asFailure(id));
}

async function requireImported(id: string, dataRoot: string): Promise<void> {
  if (shippedIds.includes(id)) throw new AppError('dataset/shipped', { dataset: id });
  // Looked up by its name, never made into a path: it may have been typed by anybody.
  const known = (await listDatasets(dataRoot)).map(dataset => dataset.id);
  if (!known.includes(id)) throw new AppError('dataset/unknown', { dataset: id, known: known.join(', ') });
}

async function move(id: string, from: string, to: string): Promise<void> {
  await nodeFileSystem.makeFolder(to).catch(asFailure(to));
  await rename(join(from, id), join(to, id)).catch(asFailure(join(from, id)));
}

const asFailure =
  (file: string) =>
  (thrown: unknown): never => {
    throw new AppError('file/cannotWrite', { file, reason: systemReason(thrown) }, thrown);
  };
