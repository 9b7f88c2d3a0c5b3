import type { RunState, RunSummary } from '../../shared/jobs/RunSummary.ts';

export type RunColumn =
  | 'name'
  | 'state'
  | 'dataset'
  | 'accuracy'
  | 'loss'
  | 'params'
  | 'macs'
  | 'epochs'
  | 'duration'
  | 'startedAt'
  | 'bytes';

export interface RunOrder {
  readonly column: RunColumn;
  readonly isDescending: boolean;
}

/** Of the test images, or else of the best epoch. */
export const accuracyOf = ({ test, best }: RunSummary): number | null => test?.accuracy ?? best?.accuracy ?? null;
export const lossOf = ({ test, best }: RunSummary): number | null => test?.loss ?? best?.loss ?? null;

export const durationOf = ({ startedAt, endedAt }: RunSummary): number | null =>
  endedAt === null ? null : endedAt - startedAt;

/** What a column sorts by; null comes last, whatever the direction. */
const values: Readonly<Record<RunColumn, (run: RunSummary) => string | number | null>> = {
  name: ({ name }) => name.toLocaleLowerCase(),
  state: ({ state }) => state,
  dataset: ({ dataset }) => dataset.name,
  accuracy: accuracyOf,
  loss: lossOf,
  params: ({ network }) => network?.trainableParams ?? null,
  macs: ({ network }) => network?.macs ?? null,
  epochs: ({ epoch }) => epoch,
  duration: durationOf,
  startedAt: ({ startedAt }) => startedAt,
  bytes: ({ bytes }) => bytes,
};

function compare(a: string | number | null, b: string | number | null, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a === b) return 0;
  return a < b === isDescending ? 1 : -1;
}

/** In the order of a column; runs that are equal there keep theirs. */
export const sortRuns = (runs: readonly RunSummary[], { column, isDescending }: RunOrder): readonly RunSummary[] =>
  runs.toSorted((a, b) => compare(values[column](a), values[column](b), isDescending));

/** Runs in which every word of the query is found: in name, tags, notes, dataset or id. */
export function filterRuns(runs: readonly RunSummary[], query: string, state: RunState | null): readonly RunSummary[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter(run => {
    if (state !== null && run.state !== state) return false;
    const text = [run.id, run.name, run.notes, run.dataset.name, ...run.tags].join('\n').toLocaleLowerCase();
    return words.every(word => text.includes(word));
  });
}
