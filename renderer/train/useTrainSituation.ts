import { datasets } from '../stores/datasets.ts';
import { useDocument, useLowered } from '../stores/documents.ts';
import { useEngine } from '../stores/engine.ts';
import type { TrainSituation } from './trainBlock.ts';
import { pickDataset, useTrainForm } from '../stores/trainForm.ts';

/** Follows everything that decides whether the document in front can be trained. */
export function useTrainSituation(): TrainSituation {
  const document = useDocument();
  const found = datasets.use().value ?? [];
  const { chosenDataset, options } = useTrainForm();
  return {
    document,
    lowered: useLowered(),
    dataset: pickDataset(found, chosenDataset, document),
    engine: useEngine(),
    options,
  };
}
