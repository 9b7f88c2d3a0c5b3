import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert, required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import type { JobSpec } from '../../../shared/jobs/JobSpec.ts';
import { type TrainSettings, trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../../datasets/testing/importStripes.ts';
import { encodeSafetensors } from '../../runs/safetensors.ts';
import { tensorCounts } from '../backend.ts';
import { openTrained } from '../jobs/openTrained.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { Network } from '../model/Network.ts';
import { networkValues } from '../model/networkValues.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { liveWeight } from '../testing/liveWeight.ts';
import { smallDocument } from '../testing/smallDocument.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-finetune-'));
});
afterAll(() => rm(root, { recursive: true }));

const document = smallDocument();

type OnEvent = Parameters<typeof createContext>[1];

async function run(network: GraphDocument, change: Partial<TrainSettings>, onEvent?: OnEvent) {
  const settings = trainSettingsSchema.parse({
    dataset: 'mnist',
    batchSize: 50,
    epochs: 1,
    trainExamples: 1000,
    testAtEnd: false,
    optimizer: { name: 'adam', learningRate: 0.01 },
    ...change,
  });
  return follow({ kind: 'train', document: network, settings, exportTo: null }, onEvent);
}

/** Runs a job to its end; no tensor stays behind. */
async function follow(spec: JobSpec, onEvent?: OnEvent) {
  const before = tensorCounts();
  const { context, events } = createContext(root, onEvent);
  await runJob(spec, context);
  expect(tensorCounts()).toEqual(before);
  const last = events.at(-1);
  assert(last?.type === 'state', 'a job ends with a state');
  return { events, state: last.state, error: last.error };
}

const train = async (network: GraphDocument, change: Partial<TrainSettings>) => resultOf(await run(network, change));

function resultOf({ events, error }: Awaited<ReturnType<typeof follow>>) {
  expect(error).toBeUndefined();
  const found = events.at(-2);
  assert(found?.type === 'result' && found.result.kind === 'train', 'a result before the end');
  return { events, result: found.result };
}

const logs = (events: readonly JobEventBody[]): readonly string[] =>
  events.flatMap(event => (event.type === 'log' ? [event.message] : []));

const weightsOf = async (id: string): Promise<ReadonlyMap<string, readonly number[]>> => {
  const { network } = await openTrained(root, id);
  const weights = new Map([...network.weights].map(([name, weight]) => [name, [...weight.dataSync()]]));
  network.dispose();
  return weights;
};

test('begins with what a run has, says what matched, and leaves frozen nodes as they were', {
  timeout: 60_000,
}, async () => {
  const { result: first } = await train(document, { epochs: 2 });
  expect(first.takenOver).toBeNull();
  expect(first.dataShare).toBeGreaterThan(0);
  expect(first.dataShare).toBeLessThan(1);

  const { result, events } = await train(document, { from: first.run, freeze: ['conv', 'nor*'] });
  const everything = { run: first.run, matched: 7, renamed: [], fresh: [], reshaped: [], unused: [] };
  expect(result.takenOver).toEqual(everything);
  expect(logs(events)).toContain(
    `Weights of ${first.run}: 7 taken over, 0 new, 0 of another shape, 0 without a place.`,
  );
  expect(result.train.loss).toBeLessThan(first.train.loss);
  const [before, after] = [await weightsOf(first.run), await weightsOf(result.run)];
  const kept = [...after].filter(([name, values]) => String(values) === String(before.get(name)));
  expect(kept.map(([name]) => name)).toEqual([
    'conv/kernel',
    'norm/gamma',
    'norm/beta',
    'norm/movingMean',
    'norm/movingVariance',
  ]);
  const record = JSON.parse(await readFile(join(result.folder, 'run.json'), 'utf8')) as object;
  expect(record).toMatchObject({
    settings: { from: first.run, freeze: ['conv', 'nor*'] },
    outcome: { takenOver: everything },
  });

  const conv = required(document.nodes['conv'], 'a node');
  const wider: GraphDocument = {
    ...document,
    nodes: { ...document.nodes, conv: { ...conv, params: { ...conv.params, useBias: true, filters: 9 } } },
  };
  const { result: other } = await train(wider, { from: first.run, steps: 2 });
  expect(other.takenOver).toEqual({
    run: first.run,
    matched: 1,
    renamed: [],
    fresh: ['conv/bias'],
    reshaped: ['conv/kernel', 'norm/gamma', 'norm/beta', 'norm/movingMean', 'norm/movingVariance', 'logits/kernel'],
    unused: [],
  });

  const distillation = { run: first.run, temperature: 4, alpha: 0.9 };
  const { result: taught } = await train(wider, { distillation });
  expect(taught.train.accuracy).toBeGreaterThan(0.5);
});

test('begins with a file from elsewhere, and says which of its weights have other names', {
  timeout: 60_000,
}, async () => {
  const network = new Network(requirePlan(document), liveWeight);
  const values = networkValues(network);
  network.dispose();
  const words = [
    'conv2d/kernel',
    'bn/gamma',
    'bn/beta',
    'bn/moving_mean',
    'bn/moving_variance',
    'fc/kernel',
    'fc/bias',
  ];
  const foreign = values.map((value, place) => ({ ...value, name: required(words[place], 'a name') }));
  const from = join(root, 'elsewhere.safetensors');
  await writeFile(from, encodeSafetensors(foreign));
  const { result, events } = await train(document, { from, steps: 2, freeze: ['conv'] });
  expect(result.takenOver).toMatchObject({ run: from, matched: 7, fresh: [], reshaped: [], unused: [] });
  expect(result.takenOver?.renamed).toEqual(values.map(({ name }, place) => ({ name, from: words[place] })));
  expect(logs(events)).toContain(
    '7 of them have other names in the file: layers of the same kind and shapes were taken in their order.',
  );
  expect((await weightsOf(result.run)).get('conv/kernel')).toEqual([...required(values[0], 'a weight').values]);
});

test('stopped and resumed, frozen nodes stay frozen and the teacher goes on teaching', {
  timeout: 60_000,
}, async () => {
  const { result: first } = await train(document, { steps: 10 });
  const change: Partial<TrainSettings> = {
    from: first.run,
    freeze: ['conv', 'norm'],
    distillation: { run: first.run, temperature: 2, alpha: 1 },
  };
  const stopped = await run(document, change, (event, cancel) => {
    if (event.type === 'metric') cancel();
  });
  expect(stopped.state).toBe('cancelled');
  const begun = stopped.events.find(event => event.type === 'artifact' && event.artifact === 'run');
  assert(begun?.type === 'artifact', 'a run');
  const { result } = resultOf(await follow({ kind: 'resume', run: begun.path, exportTo: null }));
  expect(result).toMatchObject({ steps: 20, takenOver: null });
  // The teacher says of the images what the learner began with: there is hardly anything to learn.
  expect(result.train.loss).toBeLessThan(0.5);
  const [before, after] = [await weightsOf(first.run), await weightsOf(result.run)];
  for (const name of ['conv/kernel', 'norm/gamma', 'norm/movingMean'])
    expect(after.get(name)).toEqual(before.get(name));
  expect(after.get('logits/kernel')).not.toEqual(before.get('logits/kernel'));
});

test('what cannot be taken over, frozen or taught is refused before a run begins', async () => {
  const refusal = async (change: Partial<TrainSettings>) => {
    const { events, error } = await run(document, change);
    expect(events.some(({ type }) => type === 'artifact')).toBe(false);
    return error;
  };
  expect(await refusal({ from: 'nothing' })).toMatchObject({ code: 'run/unknown' });
  expect(await refusal({ distillation: { run: 'nothing', temperature: 4, alpha: 0.5 } })).toMatchObject({
    code: 'run/unknown',
  });
  expect(await refusal({ freeze: ['stage*'] })).toMatchObject({
    code: 'train/settings',
    values: { field: 'freeze', expected: 'image, conv, norm, relu, flat, drop, logits, softmax', received: 'stage*' },
  });
  expect(await refusal({ freeze: ['*'] })).toMatchObject({ code: 'train/settings', values: { received: '*' } });
  expect(await refusal({ classWeights: [1, 2] })).toMatchObject({
    code: 'train/settings',
    values: { field: 'classWeights', expected: '10 numbers', received: '2' },
  });
  expect(await refusal({ classWeights: Array<number>(10).fill(0) })).toMatchObject({ values: { expected: '> 0' } });
});

test('a teacher that other images taught is named, and data without a test is not judged', {
  timeout: 60_000,
}, async () => {
  const dataset = await importStripes(root, 60, 0);
  const stripes = smallDocument({ resolution: 8, classes: 4 });
  const change = { dataset, trainExamples: null };
  const { result } = await train(document, { trainExamples: 100 });
  const distillation = { run: result.run, temperature: 4, alpha: 0.5 };
  const { events, error } = await run(stripes, { ...change, distillation });
  expect(events.some(({ type }) => type === 'artifact')).toBe(false);
  expect(error).toMatchObject({
    code: 'train/teacherDoesNotFit',
    values: { run: result.run, dataset: 'stripes', reason: expect.stringContaining('28 × 28') as unknown },
  });
  const untested = await train(stripes, { ...change, testAtEnd: true });
  expect(untested.result.test).toBeNull();
  const evaluated = await follow({ kind: 'evaluate', run: untested.result.run, dataset: null });
  expect(evaluated.error).toMatchObject({ code: 'dataset/noTest', values: { dataset: 'stripes' } });
});
