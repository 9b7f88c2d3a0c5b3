import type { RunSummary } from './RunSummary.ts';

/** What runs can be ordered by: how each is read from a run; null where it has none. */
export const runFields = {
  started: run => run.startedAt,
  name: run => run.name,
  state: run => run.state,
  dataset: run => run.dataset.name,
  epochs: run => run.epoch,
  steps: run => run.step,
  duration: run => (run.endedAt === null ? null : run.endedAt - run.startedAt),
  loss: run => run.best?.loss ?? null,
  accuracy: run => run.best?.accuracy ?? null,
  test: run => run.test?.accuracy ?? null,
  params: run => run.network?.trainableParams ?? null,
  macs: run => run.network?.macs ?? null,
  size: run => run.bytes,
} as const satisfies Readonly<Record<string, (run: RunSummary) => number | string | null>>;
export type RunField = keyof typeof runFields;

export const isRunField = (name: string): name is RunField => Object.hasOwn(runFields, name);

/** Runs in the order of a field; those that have no value come last either way. */
export function sortRuns(runs: readonly RunSummary[], field: RunField, isDescending: boolean): readonly RunSummary[] {
  const read: (run: RunSummary) => number | string | null = runFields[field];
  const sign = isDescending ? -1 : 1;
  return runs.toSorted((a, b) => {
    const [x, y] = [read(a), read(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return typeof x === 'number' && typeof y === 'number' ? sign * (x - y) : sign * String(x).localeCompare(String(y));
  });
}

/** Where a word that begins so is looked for; other words anywhere. */
const places: Readonly<Record<string, (run: RunSummary) => readonly string[]>> = {
  tag: run => run.tags,
  state: run => [run.state],
  dataset: run => [run.dataset.id, run.dataset.name],
};

/** The runs that have every word of a search, as `tag:baseline`, `state:failed`, `dataset:mnist`, or anywhere in their texts. */
export function filterRuns(runs: readonly RunSummary[], search: string): readonly RunSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter(run => words.every(word => hasWord(run, word)));
}

function hasWord(run: RunSummary, word: string): boolean {
  const [, place = '', wanted = ''] = /^(\w+):(.*)$/.exec(word) ?? [];
  const named = places[place];
  if (named) return named(run).some(text => text.toLowerCase() === wanted);
  const texts = [run.id, run.name, run.notes, run.state, run.dataset.name, run.settings.optimizer.name, ...run.tags];
  return texts.some(text => text.toLowerCase().includes(word));
}

/** A setting that is not the same in all runs: its path in the settings, and its value in each run. */
export interface Difference {
  readonly setting: string;
  readonly values: readonly unknown[];
}

/** The settings in which runs differ, in the order of the settings. `undefined`: the run has no such setting. */
export function compareSettings(runs: readonly RunSummary[]): readonly Difference[] {
  const flattened = runs.map(({ settings }) => flatten(settings));
  const settings = new Set(flattened.flatMap(values => [...values.keys()]));
  return [...settings].flatMap(setting => {
    const values = flattened.map(found => found.get(setting));
    const isSame = values.every(value => JSON.stringify(value) === JSON.stringify(values[0]));
    return isSame ? [] : [{ setting, values }];
  });
}

/** Nested settings by their path: `optimizer.learningRate`. Lists and nothing are values. */
export function flatten(value: object, prefix = ''): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      for (const [path, leaf] of flatten(inner, `${prefix}${key}.`)) found.set(path, leaf);
    } else found.set(`${prefix}${key}`, inner);
  }
  return found;
}
