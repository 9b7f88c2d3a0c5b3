import type { RunSummary } from './RunSummary.ts';

/** A setting of several runs, in their order. */
export interface SettingRow {
  /** `optimizer.learningRate` */
  readonly path: string;
  /** As they are written; null where a run has no such setting. */
  readonly values: readonly (string | null)[];
  readonly isDifferent: boolean;
}

type Setting = string | number | boolean | null | undefined;
type Settings = Setting | readonly Setting[] | { readonly [key: string]: Settings };

function flatten(value: Settings, path: string): readonly (readonly [string, string])[] {
  if (isList(value)) return [[path, value.length === 0 ? '–' : value.join(', ')]];
  if (typeof value !== 'object' || value === null) return [[path, value === null ? '–' : String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`));
}

const isList = (value: Settings): value is readonly Setting[] => Array.isArray(value);

/** The settings of some runs side by side; those that differ first. */
export function compareSettings(runs: readonly Pick<RunSummary, 'settings'>[]): readonly SettingRow[] {
  const flat = runs.map(({ settings }) => new Map(flatten(settings, '')));
  const paths = [...new Set(flat.flatMap(settings => [...settings.keys()]))];
  const rows = paths.map(path => {
    const found = flat.map(settings => settings.get(path) ?? null);
    return { path, values: found, isDifferent: new Set(found).size > 1 };
  });
  return [...rows.filter(row => row.isDifferent), ...rows.filter(row => !row.isDifferent)];
}
