import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { defaultTrainSettings, type TrainSettings } from '../../shared/jobs/TrainSettings.ts';
import { fitDocument } from '../../shared/lowering/fitDocument.ts';

export type TrainOptions = Omit<TrainSettings, 'dataset'>;

interface TrainFormState {
  /** Null until somebody chooses: then the dataset that fits the network best is meant. */
  readonly chosenDataset: string | null;
  readonly options: TrainOptions;
}

const { dataset: _dataset, ...defaultOptions } = defaultTrainSettings('-');

/** What the next run will be trained with. */
export const trainForm = createStore<TrainFormState>(() => ({ chosenDataset: null, options: defaultOptions }));

export const useTrainOptions = (): TrainOptions => useStore(trainForm, ({ options }) => options);

export const changeTrainOptions = (change: Partial<TrainOptions>): void =>
  trainForm.setState(({ options }) => ({ options: { ...options, ...change } }));

export const resetTrainOptions = (): void => trainForm.setState({ options: defaultOptions });

export const chooseDataset = (id: string): void => trainForm.setState({ chosenDataset: id });

/** The chosen dataset, or else the one that asks for the fewest changes of the network. */
export function pickDataset(
  datasets: readonly DatasetInfo[],
  chosen: string | null,
  document: GraphDocument | undefined,
): DatasetInfo | null {
  const wanted = datasets.find(({ id }) => id === chosen);
  if (wanted !== undefined || document === undefined) return wanted ?? datasets[0] ?? null;
  const misfits = (dataset: DatasetInfo) =>
    fitDocument(document, dataset).problems.length + (dataset.missing === null ? 0 : 10);
  return [...datasets].sort((a, b) => misfits(a) - misfits(b))[0] ?? null;
}
