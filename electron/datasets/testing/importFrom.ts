import { imageReader } from '../../hosts/images/imageReader.ts';
import { importSettingsSchema, type ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import type { Dataset, MemorySplit } from '../Dataset.ts';
import type { SplitName } from '../../../shared/jobs/SplitName.ts';
import { openDataset } from '../datasets.ts';
import { importDataset } from '../import/importDataset.ts';
import { selectExamples } from '../selectExamples.ts';

/** What an import made, and what it said meanwhile. */
export interface Imported {
  readonly result: Awaited<ReturnType<typeof importDataset>>;
  readonly dataset: Dataset;
  readonly events: readonly JobEventBody[];
  /** All examples of a split in one block. */
  readonly block: (split: SplitName) => Promise<MemorySplit>;
}

/** Imports as the dataset process does. Without other settings nothing is drawn for validation or test. */
export async function importFrom(
  path: string,
  dataRoot: string,
  settings: Partial<ImportSettings> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Imported> {
  const events: JobEventBody[] = [];
  const emit = (event: JobEventBody): void => void events.push(event);
  const asked = importSettingsSchema.parse({ testSplit: 0, validationSplit: 0, ...settings });
  const context = { emit, signal, dataRoot, clock: { now: Date.now }, images: imageReader };
  const result = await importDataset(path, asked, context);
  const dataset = await openDataset(result.dataset, dataRoot);
  const block = async (name: SplitName): Promise<MemorySplit> => {
    const split = await dataset.load(name);
    return selectExamples(split, Uint32Array.from(split.labels.keys()));
  };
  return { result, dataset, events, block };
}
