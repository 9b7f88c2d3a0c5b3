import { appendFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import { emptyDocument } from '../../shared/graph/GraphDocument.ts';
import { defaultTrainSettings } from '../../shared/jobs/TrainSettings.ts';
import { failNthCall } from '../files/testing/failNthCall.ts';
import { MemoryDisk } from '../files/testing/MemoryDisk.ts';
import { disksAfterPowerLoss } from '../files/testing/powerLoss.ts';
import { Checkpoints } from './Checkpoints.ts';
import { createRunId } from './createRunId.ts';
import { type Metric, readMetrics } from './metrics.ts';
import type { NamedValues } from './NamedValues.ts';
import { Run } from './Run.ts';
import { showRun } from './showRun.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-runs-'));
});
afterAll(() => rm(root, { recursive: true }));

const weights = (value: number): readonly NamedValues[] => [
  { name: 'a/kernel', shape: [2, 2], values: Float32Array.of(value, 1, 2, 3) },
  { name: 'b/bias', shape: [1], values: Float32Array.of(-value) },
];
const state = (epoch: number, loss: number) => ({ epoch, step: epoch * 10, loss, accuracy: 0.5 });
const folder = '/run/checkpoints';
const on = (disk: MemoryDisk) => new Checkpoints(folder, 'run', disk);

test('tensors come back as they were, and any damage to the header is found', () => {
  const tensors = fc.uniqueArray(fc.record({ name: fc.string(), values: fc.float32Array({ maxLength: 5 }) }), {
    selector: ({ name }) => name,
    maxLength: 4,
  });
  fc.assert(
    fc.property(tensors, list => {
      const named = list
        .filter(({ name }) => name !== '__proto__')
        .map(one => ({ ...one, shape: [one.values.length] }));
      const decoded = decodeSafetensors(encodeSafetensors(named));
      expect(decoded).toEqual({ ok: true, value: expect.arrayContaining(named) as unknown });
    }),
  );
  const file = encodeSafetensors(weights(7));
  for (let length = 0; length < file.length; length += 1) {
    expect(decodeSafetensors(file.subarray(0, length)).ok).toBe(false);
  }
});

test('the last three and the best checkpoint stay', async () => {
  const disk = new MemoryDisk();
  for (const [index, loss] of [0.9, 0.2, 0.5, 0.4, 0.6, 0.7].entries()) {
    await on(disk).save({ epoch: { ...state(index + 1, loss), weights: weights(index + 1) } });
  }
  const files = disk.paths.map(path => path.slice(folder.length + 1)).sort();
  expect(files).toEqual([2, 4, 5, 6].map(epoch => `epoch-000${epoch}.safetensors`).concat('index.json'));
  const [best, latest] = [await on(disk).find('best'), await on(disk).find('latest')];
  expect([best?.epoch, latest?.epoch]).toEqual([2, 6]);
  expect(await on(disk).read(required(best, 'a checkpoint'))).toEqual(weights(2));
});

test('a power loss at any step of a checkpoint leaves a whole one: the old or the new', async () => {
  const disk = new MemoryDisk();
  await on(disk).save({ epoch: { ...state(1, 0.5), weights: weights(1) } });
  const settled = disk.afterPowerLoss(disk.pendingChanges, 'kept');
  const remains = await disksAfterPowerLoss(settled, async files => {
    await on(files).save({ epoch: { ...state(2, 0.4), weights: weights(2) } });
  });
  expect(remains.length).toBeGreaterThan(40);
  for (const remaining of remains) {
    for (const which of ['latest', 'best'] as const) {
      const found = required(await on(remaining).find(which), 'a checkpoint');
      expect(await on(remaining).read(found)).toEqual(weights(found.epoch));
    }
  }
});

test('a full disk at any call leaves the previous checkpoint', async () => {
  let failures = 0;
  for (let nth = 1, isOver = false; !isOver; nth += 1) {
    const disk = new MemoryDisk();
    await on(disk).save({ epoch: { ...state(1, 0.5), weights: weights(1) } });
    const failing = failNthCall(disk, nth, 'ENOSPC', true);
    const failure: unknown = await on(disk)
      .save({ epoch: { ...state(2, 0.4), weights: weights(2) } })
      .then(
        () => null,
        (thrown: unknown) => thrown,
      );
    isOver = !failing.hasFailed();
    disk.onCall = () => undefined;
    const found = required(await on(disk).find('latest'), 'a checkpoint');
    expect(await on(disk).read(found)).toEqual(weights(found.epoch));
    if (failure !== null) {
      failures += 1;
      expect(failure).toMatchObject({ code: expect.stringMatching(/^(file\/cannotWrite|run\/damaged)$/) as unknown });
    }
  }
  expect(failures).toBeGreaterThan(5);
});

test('a checkpoint that was changed, cut off or lost is refused', async () => {
  const disk = new MemoryDisk();
  await on(disk).save({ epoch: { ...state(1, 0.5), weights: weights(1) } });
  const path = `${folder}/epoch-0001.safetensors`;
  const whole = required(disk.bytesAt(path), 'the file');
  const index = required(disk.bytesAt(`${folder}/index.json`), 'the index');
  const withFile = (bytes: Uint8Array) =>
    new MemoryDisk(
      new Map([
        [path, bytes],
        [`${folder}/index.json`, index],
      ]),
    );
  const found = required(await on(disk).find('best'), 'a checkpoint');
  for (const damaged of [whole.with(whole.length - 1, 7), whole.subarray(0, 40), new Uint8Array()]) {
    await expect(on(withFile(damaged)).read(found)).rejects.toMatchObject({ code: 'run/damaged' });
  }
  const lost = new MemoryDisk(new Map([[`${folder}/index.json`, index]]));
  await expect(on(lost).read(found)).rejects.toMatchObject({ code: 'run/damaged' });
  const torn = new MemoryDisk(new Map([[`${folder}/index.json`, index.subarray(0, 20)]]));
  await expect(on(torn).find('best')).rejects.toMatchObject({ code: 'run/damaged' });
  expect(await on(new MemoryDisk()).find('best')).toBeNull();
});

const begun = {
  settings: defaultTrainSettings('mnist'),
  startedAt: Date.UTC(2026, 10, 24, 15, 30, 12),
  versions: { tensorflow: '2.18.0' },
  dataset: { id: 'mnist', name: 'MNIST', hash: 'abc', labels: ['0', '1'] },
};

test('run ids sort by time and are safe names', () => {
  expect(createRunId('MobileNetV1 0.5/α mnist', begun.startedAt)).toMatch(
    /^20261124-153012-mobilenetv1-0-5-mnist-[0-9a-f]{4}$/,
  );
  const isSafe = (name: string) => /^[0-9]{8}-[0-9]{6}-[a-z0-9-]+$/.test(createRunId(name, 0));
  fc.assert(fc.property(fc.string(), isSafe));
});

test('a run is found by its id or its folder, with its record and its network', async () => {
  const document = emptyDocument('Net');
  const run = await Run.create(root, document, begun);
  await run.update({ state: 'succeeded', endedAt: 5, outcome: { accuracy: 0.9 } });
  for (const name of [run.id, run.folder]) {
    const found = await Run.open(root, name);
    expect(found.record).toMatchObject({ ...begun, id: run.id, name: 'Net', state: 'succeeded', endedAt: 5 });
    expect(await found.document()).toEqual(document);
  }
});

test('an unknown run, a damaged record and a damaged network are told apart', async () => {
  await expect(Run.open(root, 'nothing')).rejects.toMatchObject({
    code: 'run/unknown',
    values: { run: 'nothing', folder: join(root, 'runs') },
  });
  await mkdir(join(root, 'runs', 'torn'), { recursive: true });
  await writeFile(join(root, 'runs', 'torn', 'run.json'), '{"schema": 1, "id"');
  await expect(Run.open(root, 'torn')).rejects.toMatchObject({ code: 'run/damaged' });
  const run = await Run.create(root, emptyDocument('Net'), begun);
  await writeFile(join(run.folder, 'document.lightweave'), '{"schema": 1');
  await expect(run.document()).rejects.toMatchObject({ code: 'run/damaged' });
});

test('metrics survive a torn last line and garbage between lines', async () => {
  const run = await Run.create(root, emptyDocument('Net'), begun);
  const metric = (step: number): Metric => ({ time: 1, scope: 'batch', epoch: 1, step, values: { loss: 0.5 } });
  run.metrics.add(metric(1));
  run.metrics.add(metric(2));
  await run.metrics.flush();
  const path = join(run.folder, 'metrics.jsonl');
  await appendFile(path, 'garbage\n\u0000\n{"time":1}\n');
  run.metrics.add(metric(3));
  await run.metrics.flush();
  await appendFile(path, JSON.stringify(metric(4)).slice(0, 20));
  expect(await readMetrics(path)).toEqual([metric(1), metric(2), metric(3)]);
  expect((await readFile(path, 'utf8')).split('\n').length).toBe(7);
  expect(await readMetrics(join(run.folder, 'none.jsonl'))).toEqual([]);
});

test('T14: of a hundred thousand batches with garbage between them, the curve keeps its shape and every epoch', async () => {
  const count = 100_000;
  const run = await Run.create(root, emptyDocument('Long'), begun);
  for (let step = 1; step <= count; step += 1) {
    const epoch = Math.ceil(step / 1000);
    run.metrics.add({ time: step, scope: 'batch', epoch, step, values: { loss: 1 - step / count } });
    if (step % 1000 === 0) run.metrics.add({ time: step, scope: 'epoch', epoch, step, values: { loss: 0.5 } });
    if (step % 30_000 === 0) {
      await run.metrics.flush();
      await appendFile(join(run.folder, 'metrics.jsonl'), '{"scope":"batch", torn\n');
    }
  }
  await run.metrics.flush();
  const { metrics } = await showRun(run);
  expect(metrics.epoch.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  expect(metrics.batch.length).toBeGreaterThan(3000);
  expect(metrics.batch.length).toBeLessThanOrEqual(4000);
  for (const { step, values } of metrics.batch) expect(values['loss']).toBeCloseTo(1 - step / count, 2);
});

test('a disk that is full while metrics are written costs none of them, and none is there twice', async () => {
  const run = await Run.create(root, emptyDocument('Full'), begun);
  const metric = (step: number): Metric => ({ time: 1, scope: 'batch', epoch: 1, step, values: { loss: 0.5 } });
  const path = join(run.folder, 'metrics.jsonl');
  run.metrics.add(metric(1));
  await run.metrics.flush();
  // A folder in its place refuses the bytes as a full disk does.
  await rename(path, `${path}.aside`);
  await mkdir(path);
  run.metrics.add(metric(2));
  await expect(run.metrics.flush()).rejects.toMatchObject({ code: 'file/cannotWrite', values: { file: path } });
  await rm(path, { recursive: true });
  await rename(`${path}.aside`, path);
  run.metrics.add(metric(3));
  await run.metrics.flush();
  expect(await readMetrics(path)).toEqual([metric(1), metric(2), metric(3)]);
});

test('metrics go back to where training does: what is beyond is dropped, torn lines with it', async () => {
  const run = await Run.create(root, emptyDocument('Back'), begun);
  const scopes = ['batch', 'epoch', 'validation', 'test'] as const;
  for (let epoch = 1; epoch <= 3; epoch += 1) {
    for (const scope of scopes) run.metrics.add({ time: 1, scope, epoch, step: 4 * epoch, values: { loss: 1 } });
  }
  await run.metrics.flush();
  const path = join(run.folder, 'metrics.jsonl');
  await appendFile(path, '{"time":1,"scope":"batch"');
  await run.metrics.rewind({ epochs: 1, step: 8 });
  run.metrics.add({ time: 1, scope: 'batch', epoch: 3, step: 9, values: { loss: 1 } });
  await run.metrics.flush();
  const kept = (await readMetrics(path)).map(({ scope, step }) => `${scope} ${step}`);
  expect(kept).toEqual(['batch 4', 'epoch 4', 'validation 4', 'batch 8', 'batch 9']);
});

test('a run belongs to one process at a time, and to none that is gone', async () => {
  const run = await Run.create(root, emptyDocument('Owned'), begun);
  expect(await run.state()).toBe('running');
  await expect((await Run.open(root, run.id)).own()).rejects.toMatchObject({ code: 'run/busy' });
  await run.disown();
  expect(await run.state()).toBe('interrupted');
  const gone = { pid: process.pid, since: Date.now(), begun: 'another process had this number' };
  const before = { pid: process.pid, since: 0, begun: null };
  for (const owner of [gone, before]) {
    await writeFile(join(run.folder, 'owner.json'), JSON.stringify(owner));
    expect(await run.state()).toBe(process.platform === 'linux' || owner === before ? 'interrupted' : 'running');
  }
  await run.own();
  expect(await run.state()).toBe('running');
});

test('of as many checkpoints as are to be kept, the last stay', async () => {
  const disk = new MemoryDisk();
  const checkpoints = new Checkpoints(folder, 'run', disk, 1);
  for (const [index, loss] of [0.2, 0.9, 0.8].entries()) {
    await checkpoints.save({ epoch: { ...state(index + 1, loss), weights: weights(index) } });
  }
  expect((await checkpoints.kept()).epochs.map(({ epoch }) => epoch)).toEqual([1, 3]);
});
