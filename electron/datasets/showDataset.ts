import type { DatasetDetails } from '../../shared/jobs/DatasetDetails.ts';
import { splitNames } from '../../shared/jobs/SplitName.ts';
import { openDataset, shippedIds } from './datasets.ts';
import { ImportedDataset } from './imported/ImportedDataset.ts';

/** @throws AppError `dataset/unknown`, `dataset/missing`, `dataset/damaged` or `dataset/importDamaged`. */
export async function showDataset(id: string, dataRoot: string): Promise<DatasetDetails> {
  const dataset = await openDataset(id, dataRoot);
  const [train, validation, test] = await Promise.all(
    splitNames.map(async split => histogramOf(await dataset.labels(split), dataset.info.labels.length)),
  );
  return {
    info: dataset.info,
    hash: dataset.hash,
    histogram: { train: train ?? [], validation: validation ?? [], test: test ?? [] },
    imported: shippedIds.includes(id) ? null : await new ImportedDataset(dataRoot, id).origin(),
  };
}

function histogramOf(labels: Uint16Array, classes: number): readonly number[] {
  const counts = Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
