import { AppError } from '../../shared/base/appError.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import type { Dataset, DatasetSource } from './Dataset.ts';
import { createMnist, mnistFolder } from './mnist.ts';
import { shapes } from './shapes/shapes.ts';

/** The datasets that come with Lightweave. */
const sources: readonly DatasetSource[] = [createMnist(mnistFolder()), shapes];

/** What there is to train on, and what is missing of it. Reads no images. */
export const listDatasets = (): Promise<readonly DatasetInfo[]> =>
  Promise.all(sources.map(source => source.describe()));

/** @throws AppError `dataset/unknown`, `dataset/missing` or `dataset/damaged`. */
export async function openDataset(id: string): Promise<Dataset> {
  const source = sources.find(one => one.id === id);
  if (!source) throw new AppError('dataset/unknown', { dataset: id, known: sources.map(one => one.id).join(', ') });
  return source.open();
}
