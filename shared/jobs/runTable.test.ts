import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunSummary } from './RunSummary.ts';
import { compareSettings, filterRuns, type RunField, runFields, sortRuns } from './runTable.ts';
import { trainSettingsSchema } from './TrainSettings.ts';

const base: RunSummary = {
  id: '20261124-100000-net-mnist-0001',
  name: 'Net',
  tags: [],
  notes: '',
  folder: '/runs/1',
  state: 'succeeded',
  isResumable: false,
  startedAt: 1,
  endedAt: 2,
  settings: trainSettingsSchema.parse({ dataset: 'mnist' }),
  network: null,
  dataset: { id: 'mnist', name: 'MNIST' },
  epoch: 1,
  step: 10,
  best: null,
  test: null,
  error: null,
  bytes: 100,
};

const means = fc.record({ loss: fc.double({ noNaN: true }), accuracy: fc.double({ min: 0, max: 1, noNaN: true }) });
const runs = fc.array(
  fc
    .record({
      name: fc.string({ minLength: 1 }),
      startedAt: fc.nat(),
      endedAt: fc.option(fc.nat()),
      state: fc.constantFrom('succeeded' as const, 'failed' as const, 'interrupted' as const),
      test: fc.option(means),
      bytes: fc.nat(),
    })
    .map(change => ({ ...base, ...change })),
  { maxLength: 12 },
);
const field = fc.constantFrom(...(Object.keys(runFields) as RunField[]));

test('sorting keeps every run, orders by the field, and leaves what has no value at the end', () => {
  fc.assert(
    fc.property(runs, field, fc.boolean(), (all, by, isDescending) => {
      const sorted = sortRuns(all, by, isDescending);
      expect([...sorted].map(run => JSON.stringify(run)).sort()).toEqual(all.map(run => JSON.stringify(run)).sort());
      const read: (run: RunSummary) => number | string | null = runFields[by];
      const values = sorted.map(run => read(run));
      const known = values.filter(value => value !== null);
      expect(values.slice(known.length).every(value => value === null)).toBe(true);
      const numbers = known.filter(value => typeof value === 'number');
      const ordered = isDescending ? numbers.toReversed() : numbers;
      ordered.slice(1).forEach((value, index) => expect(value).toBeGreaterThanOrEqual(ordered[index] ?? value));
    }),
  );
});

test('sorting back and forth loses nothing: the other direction is the mirror where all values differ', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { maxLength: 10 }), sizes => {
      const all = sizes.map(bytes => ({ ...base, bytes }));
      expect(sortRuns(all, 'size', true)).toEqual(sortRuns(all, 'size', false).toReversed());
    }),
  );
});

test.each([
  ['', 3],
  ['net', 3],
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
    { ...base, tags: ['baseline'] },
    { ...base, tags: ['baseline', 'wide'], state: 'failed' },
    { ...base, notes: 'without a tag', settings: sgd },
  ];
  expect(filterRuns(all, search)).toHaveLength(count);
});

test('compared are only the settings that differ, also those that one run does not have', () => {
  const settings = (change: object) => ({
    ...base,
    settings: trainSettingsSchema.parse({ dataset: 'mnist', ...change }),
  });
  const compared = compareSettings([
    settings({ epochs: 5 }),
    settings({ epochs: 9, earlyStopping: { patience: 2 } }),
    settings({ epochs: 5, optimizer: { name: 'sgd', learningRate: 0.1 } }),
  ]);
  expect(compared).toContainEqual({ setting: 'epochs', values: [5, 9, 5] });
  expect(compared).toContainEqual({ setting: 'optimizer.name', values: ['adam', 'adam', 'sgd'] });
  expect(compared).toContainEqual({ setting: 'optimizer.beta1', values: [0.9, 0.9, undefined] });
  expect(compared).toContainEqual({ setting: 'earlyStopping.patience', values: [undefined, 2, undefined] });
  expect(compared.some(({ setting }) => setting === 'batchSize')).toBe(false);
  expect(compareSettings([base, base])).toEqual([]);
});
