import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assert } from '../../../shared/base/assert.ts';
import { emptyDocument } from '../../../shared/graph/GraphDocument.ts';
import type { RunDetail, RunList } from '../../../shared/jobs/RunSummary.ts';
import { trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import { newProgress } from '../../runs/newProgress.ts';
import { Run } from '../../runs/Run.ts';
import { FakeEngine } from './testing/FakeEngine.ts';
import { invoke, type Outcome } from './testing/invoke.ts';

let dataRoot: string;
let ids: readonly string[];
const runs = (...words: readonly string[]): Promise<Outcome> => invoke(['runs', ...words], { dataRoot });

const weights = [{ name: 'w', shape: [1], values: Float32Array.of(1) }];

async function begin(name: string, day: number, accuracy: number, change: object = {}): Promise<Run> {
  const settings = trainSettingsSchema.parse({ dataset: 'mnist', ...change });
  const run = await Run.create(dataRoot, emptyDocument(name), {
    settings,
    dataset: { id: 'mnist', name: 'MNIST', hash: '', labels: [] },
    versions: { tensorflow: '2.18.0' },
    startedAt: Date.UTC(2026, 0, day),
    network: { trainableParams: 1_234_567, macs: 89 },
  });
  const state = { progress: { ...newProgress(settings), epochs: 1, step: 10 }, values: weights };
  await run.checkpoints.save({ epoch: { epoch: 1, step: 10, loss: 1 - accuracy, accuracy, weights }, state });
  for (const scope of ['epoch', 'validation'] as const) {
    run.metrics.add({ time: 1, scope, epoch: 1, step: 10, values: { loss: 0.5, accuracy } });
  }
  await run.metrics.flush();
  await run.disown();
  return run;
}

beforeEach(async () => {
  dataRoot = await mkdtemp(join(tmpdir(), 'lightweave-runs-'));
  const [good, stopped, dead] = [
    await begin('Good', 1, 0.9),
    await begin('Stopped', 2, 0.5, { epochs: 9, optimizer: { name: 'sgd' } }),
    await begin('Dead', 3, 0.7),
  ];
  await good.update({ state: 'succeeded', endedAt: 1, outcome: { test: { loss: 0.1, accuracy: 0.91 }, epochs: 1 } });
  await good.checkpoints.close();
  await stopped.update({ state: 'cancelled', endedAt: 1 });
  ids = [good.id, stopped.id, dead.id];
});
afterEach(() => rm(dataRoot, { recursive: true }));

const listed = async (...words: readonly string[]): Promise<RunList> =>
  JSON.parse((await runs('list', ...words, '--json')).out) as RunList;
const names = async (...words: readonly string[]): Promise<readonly string[]> =>
  (await listed(...words)).runs.map(({ name }) => name);

test('runs are listed, the latest first, with how they stand and what can go on', async () => {
  const { runs: found, damaged } = await listed();
  expect(found.map(({ name, state, isResumable }) => ({ name, state, isResumable }))).toEqual([
    { name: 'Dead', state: 'interrupted', isResumable: true },
    { name: 'Stopped', state: 'cancelled', isResumable: true },
    { name: 'Good', state: 'succeeded', isResumable: false },
  ]);
  expect(damaged).toEqual([]);
  expect(found[2]).toMatchObject({ test: { accuracy: 0.91 }, best: { epoch: 1, accuracy: 0.9 }, epoch: 1 });
  expect(found.every(({ bytes }) => bytes > 500)).toBe(true);
  const { out } = await runs();
  expect(out).toContain('interrupted…');
  expect(out).toContain('1.23 M');
  expect(out).toContain('Runs: 3');
});

test('they can be ordered and searched', async () => {
  expect(await names('--sort', 'accuracy')).toEqual(['Good', 'Dead', 'Stopped']);
  expect(await names('--sort', 'accuracy', '--reverse')).toEqual(['Stopped', 'Dead', 'Good']);
  expect(await names('--sort', 'name')).toEqual(['Dead', 'Good', 'Stopped']);
  expect(await names('--reverse')).toEqual(['Good', 'Stopped', 'Dead']);
  expect(await names('--filter', 'state:interrupted')).toEqual(['Dead']);
  expect(await names('--filter', 'sgd')).toEqual(['Stopped']);
  const { exitCode, err } = await runs('list', '--sort', 'beauty');
  expect([exitCode, err]).toEqual([2, expect.stringContaining('Invalid `--sort`') as unknown]);
  expect((await runs('list', '--filter', 'nothing')).out).toBe('There are no such runs.\n');
  const { out } = await invoke(['runs'], { dataRoot: join(dataRoot, 'empty') });
  expect(out).toBe('There are no runs yet; `lightweave train` makes one.\n');
});

test('a damaged run is told of and costs the others nothing', async () => {
  await writeFile(join(dataRoot, 'runs', ids[0] ?? '', 'run.json'), '{');
  const { out, err } = await runs('list');
  expect(out).toContain('Runs: 2');
  expect(err).toContain(ids[0]);

  await writeFile(join(dataRoot, 'runs', ids[2] ?? '', 'run.json'), '{');
  const latest = await runs('show', 'latest');
  expect(latest.out).toContain(ids[1]);
  expect(await runs('rm', ids[0] ?? '', ids[2] ?? '')).toMatchObject({ exitCode: 0, err: '' });
  expect(await listed()).toMatchObject({ runs: [{ id: ids[1] }], damaged: [] });
  expect(await runs('rm', '--purge', ids[0] ?? '')).toMatchObject({ exitCode: 0, err: '' });
  expect((await listed('--trash')).damaged).toEqual([ids[2]]);
  expect((await runs('rm', '..', '--purge')).exitCode).toBe(1);
});

test('a run is shown with its epochs, settings and versions', async () => {
  const takenOver = { run: ids[0], matched: 5, renamed: [], fresh: ['head/bias'], reshaped: [], unused: [] };
  await (await Run.open(dataRoot, ids[2] ?? '')).update({ path: 'eager', outcome: { takenOver } });
  const { out } = await runs('show', 'latest');
  expect(out).toMatch(
    /Epoch +Train loss +Train +Val. loss +Validation +Kept\n +1 +0\.5000 +70\.00 % +0\.5000 +70\.00 % +\*/,
  );
  expect(out).toContain('Begun    2026-01-03 00:00 UTC');
  expect(out).toContain('Path     operation by operation');
  expect(out).toContain('optimizer.learningRate');
  expect(out).toContain('2.18.0');
  expect(out).toContain(`train --resume ${ids[2]}`);
  expect(out).toContain(`Weights of ${ids[0]}: 5 taken over, 1 new,`);
  expect(out).toContain('New, drawn at random: 1\n  head/bias\n');
  const detail = JSON.parse((await runs('show', 'latest', '--json')).out) as RunDetail;
  expect(detail.metrics.epoch).toEqual([{ epoch: 1, step: 10, values: { loss: 0.5, accuracy: 0.7 } }]);
});

test('why a run failed is said in full, and what an older record kept of it', async () => {
  const run = await Run.open(dataRoot, ids[1] ?? '');
  const values = { loss: 'NaN', epoch: 2, step: 30, learningRate: 0.5 };
  await run.update({ state: 'failed', outcome: { error: 'train/nanLoss', values } });
  expect((await runs('show', run.id)).out).toContain('Failed   The loss became NaN at epoch 2, step 30. Lower the');
  await run.update({ state: 'failed', outcome: { error: 'train/nanLoss' } });
  expect((await runs('show', run.id)).out).toContain('Failed   The run Stopped failed (train/nanLoss).');
});

test('compared are results, and the settings that differ', async () => {
  const [good = '', stopped = '', dead = ''] = ids;
  const { out } = await runs('compare', good, stopped);
  expect(out).toMatch(/^epochs +5 +9$/m);
  expect(out).toMatch(/^optimizer.name +adam +sgd$/m);
  expect(out).not.toMatch(/^batchSize/m);
  expect((await runs('compare', good, dead)).out).toContain('Their settings are the same.');
});

test('name, tags and notes can be changed, also of a run that is being trained', async () => {
  const run = await Run.open(dataRoot, ids[2] ?? '');
  await run.own();
  expect((await runs('edit', 'latest', '--name', 'Best yet', '--tags', 'baseline, wide')).exitCode).toBe(0);
  // What the trainer writes meanwhile is about other things.
  await run.update({ outcome: {} });
  await run.disown();
  const [first] = (await listed()).runs;
  expect(first).toMatchObject({ name: 'Best yet', tags: ['baseline', 'wide'], notes: '' });
  expect(await names('--filter', 'tag:wide')).toEqual(['Best yet']);
  await runs('edit', 'latest', '--tags', '', '--notes', 'seed 3');
  expect((await listed()).runs[0]).toMatchObject({ name: 'Best yet', tags: [], notes: 'seed 3' });
  expect((await runs('edit', 'latest', '--name', '')).exitCode).toBe(2);
  const nothing = { exitCode: 2, out: '', err: expect.stringContaining('--name, --tags or --notes') as unknown };
  expect(await runs('edit', 'latest')).toMatchObject(nothing);
});

test('a removed run is in the trash, comes back from there, and can be deleted for good', async () => {
  const [good = '', stopped = '', dead = ''] = ids;
  expect((await runs('rm', good, stopped)).exitCode).toBe(0);
  expect(await names()).toEqual(['Dead']);
  expect(await names('--trash')).toEqual(['Stopped', 'Good']);
  expect((await runs('restore', good)).exitCode).toBe(0);
  expect(await names()).toEqual(['Dead', 'Good']);
  expect((await runs('rm', stopped, dead, '--purge')).exitCode).toBe(0);
  expect(await names()).toEqual(['Good']);
  expect(await names('--trash')).toEqual([]);
  expect(await readdir(join(dataRoot, 'runs'))).toEqual([good]);
});

test('a name that is not there is said to be missing where it was looked for', async () => {
  const [good = ''] = ids;
  const [restored, purged] = [await runs('restore', 'nope'), await runs('rm', 'nope', '--purge')];
  expect(restored).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('no run “nope” in the trash') as unknown,
  });
  expect(restored.err).not.toContain('`train` makes one');
  expect(purged.err).toContain(`Unknown run “nope”. Runs are kept in ${join(dataRoot, 'runs')};`);
  // What is no longer a run can still be deleted from the trash.
  await runs('rm', good);
  await writeFile(join(dataRoot, 'trash', 'runs', good, 'run.json'), '{');
  expect((await runs('rm', good, '--purge')).exitCode).toBe(0);
});

test('a run that is being trained, or a wrong name among right ones, removes nothing', async () => {
  const [good = '', , dead = ''] = ids;
  const run = await Run.open(dataRoot, dead);
  await run.own();
  expect(await runs('rm', dead, '--purge')).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('another process') as unknown,
  });
  await run.disown();
  expect((await runs('rm', good, 'nothing')).exitCode).toBe(1);
  expect(await names()).toHaveLength(3);
});

test('train --resume goes on with the run that is named, and takes no settings', async () => {
  const specs: unknown[] = [];
  const environments: unknown[] = [];
  const forkEngine = (_host: unknown, environment: unknown) => {
    environments.push(environment);
    return new FakeEngine((command, engine) => {
      if (command.type === 'start') specs.push(command.spec);
      engine.exit();
    });
  };
  await invoke(['train', '--resume', '20260102', '--threads', '1'], { dataRoot, forkEngine });
  const folder = join(dataRoot, 'runs', ids[1] ?? '');
  expect(specs).toEqual([{ kind: 'resume', run: folder, exportTo: null }]);
  expect(environments).toMatchObject([{ TF_NUM_INTRAOP_THREADS: '1' }]);
  const refused = await invoke(['train', '--resume', 'latest', '--epochs', '3'], { dataRoot, forkEngine });
  expect(refused).toMatchObject({ exitCode: 2, err: expect.stringContaining('`--epochs <n>`') as unknown });
  expect((await invoke(['train', '--resume', 'latest', '--threads', 'many'], { dataRoot, forkEngine })).exitCode).toBe(
    2,
  );
  expect((await invoke(['train', 'resnet'], { dataRoot, forkEngine })).exitCode).toBe(2);
  expect(specs).toHaveLength(1);

  const greedy = await invoke(['train', '--resume', '20260102', '--threads', '1000'], { dataRoot, forkEngine });
  expect(greedy.err).toContain('more threads than that would wait for each other');
  expect(environments[1]).toMatchObject({ TF_NUM_INTRAOP_THREADS: String(availableParallelism()) });
});

test('a deterministic run goes on with one thread, whatever is asked', async () => {
  const run = await begin('Exact', 4, 0.5, { deterministic: true });
  const environments: Readonly<Record<string, string>>[] = [];
  const forkEngine = (_host: unknown, environment: Readonly<Record<string, string>>) => {
    environments.push(environment);
    return new FakeEngine((_command, engine) => engine.exit());
  };
  await invoke(['train', '--resume', run.id, '--threads', '4'], { dataRoot, forkEngine });
  const [environment] = environments;
  assert(environment, 'an engine was forked');
  expect(environment['TF_NUM_INTRAOP_THREADS']).toBe('1');
});

test('what was changed is told to machines, too', async () => {
  const [good = '', stopped = ''] = ids;
  const answer = async (...words: readonly string[]): Promise<unknown> =>
    JSON.parse((await runs(...words, '--json')).out) as unknown;
  expect(await answer('edit', good, '--tags', 'a, b')).toEqual({
    run: good,
    name: 'Good',
    tags: ['a', 'b'],
    notes: '',
  });
  expect(await answer('rm', good, stopped)).toEqual({ trashed: [good, stopped] });
  expect(await answer('restore', good)).toEqual({ restored: [good] });
  expect(await answer('rm', stopped, '--purge')).toEqual({ purged: [stopped] });
});
