import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert, required } from '../../shared/base/assert.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { JobEventBody } from '../../shared/jobs/JobEvent.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import { type JobKind, jobKindOf, type JobSpec } from '../../shared/jobs/JobSpec.ts';
import { type TrainSettings, trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { openDataset } from '../datasets/datasets.ts';
import { selectExamples } from '../datasets/selectExamples.ts';
import { readMetrics } from '../runs/metrics.ts';
import { tensorCounts } from './backend.ts';
import { runJob } from './runJob.ts';
import { createContext } from './testing/createContext.ts';
import { smallDocument } from './testing/smallDocument.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-jobs-'));
});
afterAll(() => rm(root, { recursive: true }));

const settings = (change: Partial<TrainSettings> = {}): TrainSettings => ({
  ...trainSettingsSchema.parse({ dataset: 'mnist', batchSize: 50, epochs: 2, trainExamples: 1000 }),
  optimizer: { name: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  ...change,
});

const training = (document: GraphDocument, change: Partial<TrainSettings> = {}): JobSpec => ({
  kind: 'train',
  document,
  settings: settings(change),
  exportTo: null,
});

/** Runs a job and checks what holds for all: events in order, one end, no tensor left. */
async function run(spec: JobSpec, onEvent?: (event: JobEventBody, cancel: () => void) => void) {
  const before = tensorCounts();
  const { context, events } = createContext(root, onEvent);
  await runJob(spec, context);
  expect(tensorCounts()).toEqual(before);
  const [first] = events;
  const last = required(events.at(-1), 'an event');
  expect(first).toEqual({ type: 'state', state: 'running' });
  assert(last.type === 'state', 'a job ends with a state');
  return { events, state: last.state, error: last.error };
}

async function succeed<Kind extends JobKind>(spec: Extract<JobSpec, { kind: Kind }>) {
  const { events, state, error } = await run(spec);
  expect([state, error]).toEqual(['succeeded', undefined]);
  const found = events.at(-2);
  assert(found?.type === 'result' && found.result.kind === jobKindOf(spec), 'a result before the end');
  return { events, result: found.result as Extract<JobResult, { kind: Kind }> };
}

async function failure(spec: JobSpec) {
  const { state, error } = await run(spec);
  expect(state).toBe('failed');
  return required(error, 'an error');
}

test('trains on MNIST, evaluates, predicts and exports, and all of them agree', { timeout: 120_000 }, async () => {
  const exportTo = join(root, 'exported');
  const spec = { ...training(smallDocument()), exportTo } as Extract<JobSpec, { kind: 'train' }>;
  const { result, events } = await succeed(spec);
  expect(result).toMatchObject({ epochs: 2, steps: 40, stoppedEarly: false, exportedTo: exportTo });
  expect(result.validation).toEqual({
    loss: expect.any(Number) as unknown,
    accuracy: expect.any(Number) as unknown,
    examples: 5000,
  });
  expect(result.test?.examples).toBe(10_000);
  expect(result.test?.accuracy).toBeGreaterThan(0.7);
  expect(await readdir(exportTo)).toContain('model.json');
  const phases = new Set(events.flatMap(event => (event.type === 'progress' ? [event.phase] : [])));
  expect([...phases]).toEqual(['preparing', 'training', 'validating', 'testing', 'exporting']);
  const record = JSON.parse(await readFile(join(result.folder, 'run.json'), 'utf8')) as object;
  expect(record).toMatchObject({
    id: result.run,
    state: 'succeeded',
    settings: spec.settings,
    dataset: { id: 'mnist' },
  });
  const metrics = await readMetrics(join(result.folder, 'metrics.jsonl'));
  expect(metrics.filter(({ scope }) => scope === 'batch')).toHaveLength(40);
  expect(metrics.at(-1)).toMatchObject({ scope: 'test', values: { accuracy: result.test?.accuracy } });

  const { result: evaluated } = await succeed({ kind: 'evaluate', run: result.run, dataset: null, withImages: true });
  expect(evaluated.test.accuracy).toBe(result.test?.accuracy);
  expect(evaluated.test.loss).toBeCloseTo(required(result.test?.loss, 'a loss'), 5);
  expect(evaluated.confusion.map(row => row.reduce((sum, count) => sum + count, 0))).toEqual([
    980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
  ]);
  const right = evaluated.confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  expect(right / 10_000).toBeCloseTo(evaluated.test.accuracy, 6);
  const images = required(evaluated.images, 'what was said of every image');
  evaluated.confusion.forEach((row, truth) => {
    row.forEach((count, predicted) => {
      const found = images.predicted.filter((said, index) => said === predicted && images.truth[index] === truth);
      expect(found).toHaveLength(count);
    });
  });
  const meanLoss = images.loss.reduce((sum, loss) => sum + loss, 0) / 10_000;
  expect(meanLoss).toBeCloseTo(evaluated.test.loss, 4);

  const all = await (await openDataset('mnist', root)).load('test');
  const split = selectExamples(
    all,
    Uint32Array.from({ length: 100 }, (_, index) => index),
  );
  const digits = Array.from({ length: 100 }, (_, index) => {
    const pixels = split.images.slice(index * 784, (index + 1) * 784);
    return { name: `${index}.png`, height: 28, width: 28, channels: 1, pixels };
  });
  const { result: predicted } = await succeed({ kind: 'predict', run: result.folder, images: digits });
  expect(predicted.predictions.map(({ name }) => name)).toEqual(digits.map(({ name }) => name));
  const hits = predicted.predictions.filter(({ top }, index) => top[0]?.classIndex === split.labels[index]);
  expect(hits.length).toBeGreaterThan(60);
  for (const { top } of predicted.predictions) {
    expect(top).toHaveLength(5);
    expect(top.toSorted((a, b) => b.probability - a.probability)).toEqual(top);
  }

  const folder = join(root, 'again');
  const { result: exported } = await succeed({ kind: 'export', run: result.run, format: 'tfjs', folder });
  expect(await readFile(join(folder, 'model.json'))).toEqual(await readFile(join(exportTo, 'model.json')));
  expect((await readdir(folder)).sort()).toEqual([...exported.files].sort());
});

test('colour images and other sizes go through the same way', { timeout: 60_000 }, async () => {
  const document = smallDocument({ resolution: 32, channels: 3, normalisation: { kind: 'symmetric' } });
  const { result } = await succeed({
    kind: 'train',
    document,
    settings: settings({ dataset: 'shapes', steps: 4, testAtEnd: false }),
    exportTo: null,
  });
  expect(result).toMatchObject({ steps: 4, test: null });
  const pixels = new Uint8Array(48 * 40 * 3).fill(200);
  const images = [{ name: 'large.png', height: 48, width: 40, channels: 3, pixels }];
  const { result: predicted } = await succeed({ kind: 'predict', run: result.run, images });
  expect(predicted.predictions[0]?.top[0]?.label).toMatch(/striped|checked/);
  const grey = [{ name: 'grey.png', height: 32, width: 32, channels: 1, pixels: new Uint8Array(1024) }];
  expect(await failure({ kind: 'predict', run: result.run, images: grey })).toMatchObject({
    code: 'image/unreadable',
    values: { file: 'grey.png', reason: 'it has 1 channel, the network takes 3' },
  });
});

test('cancelling ends a training as cancelled, and keeps the run', async () => {
  const { state, events } = await run(training(smallDocument(), { epochs: 1000 }), (event, cancel) => {
    if (event.type === 'metric') cancel();
  });
  expect(state).toBe('cancelled');
  const artifact = events.find(event => event.type === 'artifact');
  assert(artifact?.type === 'artifact', 'the run was begun');
  expect(JSON.parse(await readFile(join(artifact.path, 'run.json'), 'utf8'))).toMatchObject({ state: 'cancelled' });
  expect((await readMetrics(join(artifact.path, 'metrics.jsonl'))).length).toBeGreaterThan(0);
});

test('what cannot be trained is refused with its reason', async () => {
  expect(await failure(training(smallDocument(), { dataset: 'imagenet' }))).toMatchObject({
    code: 'dataset/unknown',
    values: { dataset: 'imagenet' },
  });
  expect(await failure(training(smallDocument({ resolution: 32, channels: 3 })))).toMatchObject({
    code: 'dataset/doesNotFit',
    values: {
      dataset: 'MNIST',
      reason: 'The network expects 3 channels; MNIST has 1. The network expects 32 × 32 pixels; MNIST has 28 × 28.',
    },
  });
  const document = smallDocument();
  expect(await failure(training({ ...document, heads: {} }))).toMatchObject({
    code: 'network/invalid',
    values: { count: 1, first: expect.stringMatching(/no head/) as unknown },
  });
  const sgd = { name: 'sgd', learningRate: 99, momentum: 0.9, nesterov: false, weightDecay: 0.9 } as const;
  const diverged = await failure(training(document, { optimizer: sgd, epochs: 50 }));
  expect(diverged.code).toBe('train/nanLoss');
  const runs = await readdir(join(root, 'runs'));
  const records = runs.map(
    async run => JSON.parse(await readFile(join(root, 'runs', run, 'run.json'), 'utf8')) as unknown,
  );
  const outcome = { error: 'train/nanLoss', values: diverged.values, durationMs: expect.any(Number) as unknown };
  expect(await Promise.all(records)).toContainEqual(expect.objectContaining({ state: 'failed', outcome }));
});

test('runs that are unknown, unfinished or damaged are told apart', async () => {
  const evaluate = (id: string) => failure({ kind: 'evaluate', run: id, dataset: null });
  expect((await evaluate('nothing')).code).toBe('run/unknown');
  const { result } = await succeed({
    kind: 'train',
    document: smallDocument(),
    settings: settings({ steps: 1, testAtEnd: false }),
    exportTo: null,
  });
  await truncate(join(result.folder, 'checkpoints', 'epoch-0001.safetensors'), 100);
  expect((await evaluate(result.run)).code).toBe('run/damaged');
  await rm(join(result.folder, 'checkpoints'), { recursive: true });
  expect((await evaluate(result.run)).code).toBe('run/noCheckpoint');
});
