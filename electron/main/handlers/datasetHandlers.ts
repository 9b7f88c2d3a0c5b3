import { listDatasets } from '../../datasets/datasets.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export const datasetHandlers = ({ dataRoot }: Services): HandlersOf<'dataset'> => ({
  'dataset.list': () => listDatasets(dataRoot),
});
