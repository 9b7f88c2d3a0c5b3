import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DatasetDetails } from '../../../../../shared/jobs/DatasetDetails.ts';
import { importDataset } from '../../../../datasets/import/importDataset.ts';
import { tellOutcome } from '../../../../engine/tellOutcome.ts';
import { imageReader } from '../../../images/imageReader.ts';
import { FakeEngine } from '../../testing/FakeEngine.ts';
import { invoke, type Outcome } from '../../testing/invoke.ts';

let dataRoot: string;
let table: string;
beforeAll(async () => {
  dataRoot = await mkdtemp(join(tmpdir(), 'lightweave-cli-datasets-'));
  table = join(dataRoot, 'Letters.csv');
  const rows = Array.from({ length: 40 }, (_, index) => `${'ab'.charAt(index % 2)},${index},0,0,255\n`);
  await writeFile(table, `${rows.join('')}a,1\n`);
});
afterAll(() => rm(dataRoot, { recursive: true }));

/** The dataset process, in this one. */
function datasetHost(): FakeEngine {
  const cancelling = new AbortController();
  return new FakeEngine((command, engine) => {
    if (command.type === 'cancel') cancelling.abort();
    if (command.type !== 'start' || command.spec.kind !== 'importDataset') return;
    const { source, settings } = command.spec;
    const { signal } = cancelling;
    const emit = engine.tell.bind(engine);
    const context = { emit, signal, dataRoot, clock: { now: Date.now }, images: imageReader };
    void tellOutcome(context, () => importDataset(source, settings, context)).then(() => engine.exit());
  });
}

const datasets = (...argv: readonly string[]): Promise<Outcome> =>
  invoke(['datasets', ...argv], {
    dataRoot,
    forkEngine: host => (host === 'datasetHost' ? datasetHost() : new FakeEngine(() => undefined)),
  });

test('import, show, remove and take back', async () => {
  const imported = await datasets('import', table, '--test-split', '0.25', '--seed', '3');
  expect(imported).toMatchObject({ exitCode: 0, err: '' });
  expect(imported.out).toContain('Imported Letters as `letters`');
  expect(imported.out).toContain('26 to train, 4 to validate, 10 to test');
  expect(imported.out).toContain('Left out: 1\n  Letters.csv line 41: it has 2 cells instead of 5');
  expect(imported.out).toContain('train <network> --dataset letters --adapt');

  const listed = await datasets();
  expect(listed.out).toMatch(/letters\s+Letters\s+2 × 2 × 1\s+2\s+26\s+4\s+10\s+ready/);

  const shown = await datasets('show', 'letters', '--json');
  const details = JSON.parse(shown.out) as DatasetDetails;
  expect(details.histogram).toEqual({ train: [13, 13], validation: [2, 2], test: [5, 5] });
  expect(details.imported).toMatchObject({ source: table, skipped: 1, settings: { seed: 3, format: 'csv' } });
  expect((await datasets('show', 'letters')).out).toMatch(/a\s+13\s+2\s+5\s+█{24}/);

  expect((await datasets('rm', 'letters')).out).toContain('`datasets restore letters` takes it back');
  expect((await datasets('show', 'letters')).exitCode).toBe(1);
  expect((await datasets('restore', 'letters')).exitCode).toBe(0);
  expect((await datasets('show', 'letters')).exitCode).toBe(0);
  expect((await datasets('rm', 'letters', '--purge')).exitCode).toBe(0);
  expect((await datasets('restore', 'letters')).err).toContain('There is no dataset “letters” in the trash');
  expect(await readdir(join(dataRoot, 'datasets'))).toEqual([]);
});

test('for machines: events, then the result', async () => {
  const { out, exitCode } = await datasets('import', table, '--json', '--name', 'again');
  const lines = out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { readonly type?: string; readonly kind?: string });
  expect(exitCode).toBe(0);
  expect(lines[0]).toMatchObject({ type: 'state', state: 'running' });
  expect(lines.at(-1)).toMatchObject({ kind: 'importDataset', dataset: 'again', skipped: 1 });
});

test('data that no training can be judged by is told of', async () => {
  const alone = join(dataRoot, 'Alone.csv');
  await writeFile(alone, 'a,1,0,0,255\n');
  const { out, exitCode } = await datasets('import', alone);
  expect(exitCode).toBe(0);
  expect(out).toContain('there is one class');
  expect(out).toContain('nobody can say how well a network learns this');
  expect((await datasets('rm', 'alone', '--json')).out).toBe('{"trashed":"alone"}\n');
  expect((await datasets('restore', 'alone', '--json')).out).toBe('{"restored":"alone"}\n');
  expect((await datasets('rm', 'alone', '--purge', '--json')).out).toBe('{"purged":"alone"}\n');
});

test('nothing is adapted to a dataset that is damaged', async () => {
  await mkdir(join(dataRoot, 'datasets', 'broken'), { recursive: true });
  const { exitCode, err } = await invoke(['train', 'mobilenet-v1', '--dataset', 'broken', '--adapt'], { dataRoot });
  expect(exitCode).toBe(1);
  expect(err).toContain('The imported dataset broken is damaged');
  expect((await datasets('rm', 'broken', '--purge')).exitCode).toBe(0);
});

test.each<[string, readonly string[], number, RegExp]>([
  ['a missing path', ['import', '/nowhere/at/all'], 1, /Nothing can be imported from .*: no such file/],
  ['a folder of nothing', ['import', '.'], 1, /No dataset was recognised/],
  ['a size', ['import', 'x', '--size', '0'], 2, /Invalid `--size`. Expected 32x32/],
  ['a share', ['import', 'x', '--test-split', '2'], 2, /Invalid `--test-split`/],
  [
    'a sum of shares',
    ['import', 'x', '--test-split', '0.6', '--validation-split', '0.4'],
    2,
    /Expected --test-split \+ --validation-split < 1. Received: 0.6 \+ 0.4/,
  ],
  ['a format', ['import', 'x', '--format', 'zip'], 2, /Invalid `--format`/],
  ['a word', ['improt'], 2, /Unknown command `improt`. Commands: list, import/],
  ['a dataset that is shipped', ['rm', 'mnist'], 1, /comes with Lightweave and cannot be removed/],
  ['a dataset by a path', ['rm', '../datasets'], 1, /Unknown dataset/],
])('%s that is wrong is named', async (_what, argv, exitCode, message) => {
  const empty = join(dataRoot, 'empty');
  await mkdir(empty, { recursive: true });
  const outcome = await datasets(...argv.map(word => (word === '.' ? empty : word)));
  expect(outcome.exitCode).toBe(exitCode);
  expect(outcome.err).toMatch(message);
});

test('Ctrl-C leaves nothing', async () => {
  const interrupted = await invoke(['datasets', 'import', table, '--name', 'never'], {
    dataRoot,
    forkEngine: datasetHost,
    onInterrupt: listener => {
      listener();
      return () => undefined;
    },
  });
  expect(interrupted.exitCode).toBe(130);
  expect((await readdir(join(dataRoot, 'datasets'))).filter(name => name !== 'again')).toEqual([]);
});
