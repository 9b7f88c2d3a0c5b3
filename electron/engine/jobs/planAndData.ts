import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import type { Dataset } from '../../datasets/Dataset.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { requireFit, requirePlan } from './requirePlan.ts';

/**
 * The plan of a network that is about to learn, and the dataset it learns from, which fit each other.
 * @throws AppError `network/invalid`, or `dataset/…`: also where they do not fit
 */
export async function planAndData(
  document: GraphDocument,
  datasetId: string,
  dataRoot: string,
): Promise<{ readonly plan: LayerPlan; readonly dataset: Dataset }> {
  const plan = requirePlan(document);
  const dataset = await openDataset(datasetId, dataRoot);
  requireFit(document, dataset.info);
  return { plan, dataset };
}
