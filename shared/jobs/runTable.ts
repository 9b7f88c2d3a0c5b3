import type { RunState, RunSummary } from './RunSummary.ts';

/** Of the test images, or else of the best epoch: 0..1. */
export const accuracyOf = ({ test, best }: RunSummary): number | null => test?.accuracy ?? best?.accuracy ?? null;
/** Like `accuracyOf`. */
export const lossOf = ({ test, best }: RunSummary): number | null => test?.loss ?? best?.loss ?? null;

/** What runs can be ordered by; null comes last, whatever the direction. */
export const runColumns = {
  name: ({ name }) => name.toLowerCase(),
  state: ({ state }) => state,
  dataset: ({ dataset }) => dataset.name,
  accuracy: accuracyOf,
  loss: lossOf,
  params: ({ network }) => network?.trainableParams ?? null,
  macs: ({ network }) => network?.macs ?? null,
  epochs: ({ epoch }) => epoch,
  duration: ({ durationMs }) => durationMs,
  startedAt: ({ startedAt }) => startedAt,
  bytes: ({ bytes }) => bytes,
} as const satisfies Readonly<Record<string, (run: RunSummary) => string | number | null>>;
export type RunColumn = keyof typeof runColumns;

export const isRunColumn = (name: string): name is RunColumn => Object.hasOwn(runColumns, name);

export interface RunOrder {
  readonly column: RunColumn;
  readonly isDescending: boolean;
}

const ascending: readonly RunColumn[] = ['name', 'state', 'dataset', 'loss'];

/** How people look at a column first: words from their beginning, the least loss, of anything else the most. */
export const firstOrder = (column: RunColumn): RunOrder => ({ column, isDescending: !ascending.includes(column) });

function compare(a: string | number | null, b: string | number | null, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a === b) return 0;
  return a < b === isDescending ? 1 : -1;
}

/** In the order of a column; runs that are equal there keep theirs. */
export function sortRuns(runs: readonly RunSummary[], { column, isDescending }: RunOrder): readonly RunSummary[] {
  const read: (run: RunSummary) => string | number | null = runColumns[column];
  return runs.toSorted((a, b) => compare(read(a), read(b), isDescending));
}

/** Where a word that begins so is looked for; other words anywhere. */
const places: Readonly<Record<string, (run: RunSummary) => readonly string[]>> = {
  tag: run => run.tags,
  state: run => [run.state],
  dataset: run => [run.dataset.id, run.dataset.name],
};

/**
 * Runs in which every word of a search is found: in name, tags, notes, dataset, optimizer or id, or, as `tag:baseline`,
 * `state:failed` and `dataset:mnist`, as a whole in that place.
 */
export function filterRuns(
  runs: readonly RunSummary[],
  search: string,
  state: RunState | null = null,
): readonly RunSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter(run => (state === null || run.state === state) && words.every(word => hasWord(run, word)));
}

function hasWord(run: RunSummary, word: string): boolean {
  const [, place = '', wanted = ''] = /^(\w+):(.*)$/.exec(word) ?? [];
  const named = places[place];
  if (named) return named(run).some(text => text.toLowerCase() === wanted);
  const texts = [run.id, run.name, run.notes, run.dataset.name, run.settings.optimizer.name, ...run.tags];
  return texts.join('\n').toLowerCase().includes(word);
}
