import { AppError } from '../../shared/base/appError.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import type { Dataset, DatasetSource } from './Dataset.ts';
import { ImportedDataset } from './imported/ImportedDataset.ts';
import { createMnist, mnistFolder } from './mnist.ts';
import { shapes } from './shapes/shapes.ts';

/** The datasets that come with Lightweave. */
const shipped: readonly DatasetSource[] = [createMnist(mnistFolder()), shapes];

/** Those cannot be removed, and have no record of an import. */
export const shippedIds: readonly string[] = shipped.map(({ id }) => id);

const sources = async (root: string): Promise<readonly DatasetSource[]> => [
  ...shipped,
  ...(await ImportedDataset.list(root)),
];

/** What there is to train on, and what is missing of it. Reads no images. */
export async function listDatasets(root: string): Promise<readonly DatasetInfo[]> {
  return Promise.all((await sources(root)).map(source => source.describe()));
}

/** @throws AppError `dataset/unknown`, `dataset/missing`, `dataset/damaged` or `dataset/importDamaged` */
export async function openDataset(id: string, root: string): Promise<Dataset> {
  const all = await sources(root);
  const source = all.find(one => one.id === id);
  if (!source) throw new AppError('dataset/unknown', { dataset: id, known: all.map(one => one.id).join(', ') });
  return source.open();
}
