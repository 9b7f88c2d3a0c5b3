import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunSummary } from './RunSummary.ts';
import { defaultTrainSettings, trainSettingsSchema } from './TrainSettings.ts';
import { filterRuns, isRunColumn, type RunColumn, runColumns, sortRuns } from './runTable.ts';
import { compareSettings } from './compareSettings.ts';

const run = (change: Partial<RunSummary>): RunSummary => ({
  id: 'r',
  name: 'Tiny',
  tags: [],
  notes: '',
  folder: '/runs/r',
  state: 'succeeded',
  isResumable: false,
  startedAt: 0,
  endedAt: 1000,
  durationMs: 1000,
  settings: defaultTrainSettings('mnist'),
  network: null,
  path: null,
  dataset: { id: 'mnist', name: 'MNIST' },
  step: 1,
  epoch: 1,
  best: null,
  test: null,
  error: null,
  bytes: 10,
  ...change,
});

test('what is unknown comes last in both directions', () => {
  const runs = [
    run({ id: 'a' }),
    run({ id: 'b', test: { accuracy: 0.9, loss: 1 } }),
    run({ id: 'c', test: { accuracy: 0.8, loss: 2 } }),
  ];
  const ids = (isDescending: boolean) => sortRuns(runs, { column: 'accuracy', isDescending }).map(({ id }) => id);
  expect(ids(true)).toEqual(['b', 'c', 'a']);
  expect(ids(false)).toEqual(['c', 'b', 'a']);
});

test('sorting loses no run and twice is the same as once', () => {
  const columns = Object.keys(runColumns).filter((name): name is RunColumn => isRunColumn(name));
  const some = fc.array(
    fc
      .record({
        name: fc.string({ minLength: 1 }),
        startedAt: fc.nat(),
        bytes: fc.nat(),
        durationMs: fc.option(fc.nat()),
      })
      .map(run),
  );
  fc.assert(
    fc.property(some, fc.constantFrom(...columns), fc.boolean(), (runs, column, isDescending) => {
      const sorted = sortRuns(runs, { column, isDescending });
      expect(new Set(sorted)).toEqual(new Set(runs));
      expect(sortRuns(sorted, { column, isDescending })).toEqual(sorted);
    }),
  );
});

test('every word is looked for in name, tags, notes and dataset', () => {
  const runs = [
    run({ id: 'a', tags: ['baseline'] }),
    run({ id: 'b', notes: 'Baseline without dropout', state: 'failed' }),
  ];
  expect(filterRuns(runs, 'BASE', null)).toHaveLength(2);
  expect(filterRuns(runs, 'base mnist drop', null).map(({ id }) => id)).toEqual(['b']);
  expect(filterRuns(runs, '', 'failed').map(({ id }) => id)).toEqual(['b']);
});

test('settings that differ come first', () => {
  const settings = defaultTrainSettings('mnist');
  const rows = compareSettings([
    { settings },
    { settings: { ...settings, seed: 7, earlyStopping: { patience: 3, minDelta: 0 } } },
  ]);
  expect(rows.filter(({ isDifferent }) => isDifferent).map(({ path, values }) => [path, ...values])).toEqual([
    ['seed', '1', '7'],
    ['earlyStopping', '–', null],
    ['earlyStopping.patience', null, '3'],
    ['earlyStopping.minDelta', null, '0'],
  ]);
  expect(rows.findIndex(({ isDifferent }) => !isDifferent)).toBe(4);
});

test.each([
  ['', 3],
  ['tiny', 3],
  ['wide', 1],
  ['state:failed', 1],
  ['state:fail', 0],
  ['tag:baseline', 2],
  ['tag:baseline wide', 1],
  ['dataset:MNIST adam', 2],
  ['nothing', 0],
])('“%s” finds %i', (search, count) => {
  const sgd = trainSettingsSchema.parse({ dataset: 'mnist', optimizer: { name: 'sgd' } });
  const all: readonly RunSummary[] = [
    run({ tags: ['baseline'] }),
    run({ tags: ['baseline', 'wide'], state: 'failed' }),
    run({ notes: 'without a tag', settings: sgd }),
  ];
  expect(filterRuns(all, search)).toHaveLength(count);
});
