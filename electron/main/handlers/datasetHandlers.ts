import { listDatasets } from '../../datasets/datasets.ts';
import type { HandlersOf } from '../Handlers.ts';

export const datasetHandlers = (): HandlersOf<'dataset'> => ({
  'dataset.list': listDatasets,
});
