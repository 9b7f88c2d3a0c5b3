import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { assert, required } from '../../../shared/base/assert.ts';
import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import { type TrainSettings, trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../../datasets/testing/importStripes.ts';
import { Run, runsFolder } from '../../runs/Run.ts';
import { remainsOf } from '../../runs/testing/remainsOf.ts';
import { tensorCounts } from '../backend.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { requirePlan } from './requirePlan.ts';

// As `--deterministic` does: one thread.
vi.hoisted(() => {
  process.env['TF_NUM_INTRAOP_THREADS'] = '1';
  process.env['TF_NUM_INTEROP_THREADS'] = '1';
});

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-resume-'));
  await importStripes(root);
});
afterAll(() => rm(root, { recursive: true }));

const document = smallDocument({ resolution: 8, classes: 4 }, 0.3);
const weightNames = requirePlan(document)
  .layers.flatMap(({ weights }) => weights.map(({ name }) => name))
  .toSorted();
/** Four steps an epoch, the last one smaller. */
const settings = (change: object): TrainSettings =>
  trainSettingsSchema.parse({ dataset: 'stripes', batchSize: 64, epochs: 3, ...change });

type Spec = Parameters<typeof runJob>[0];
type Moment = readonly [string, (event: JobEventBody) => boolean, number];
type OnEvent = (event: JobEventBody, cancel: () => void) => void;

/** Every look at the clock takes a quarter of a second: each step is told of, and a minute goes by again and again. */
async function run(spec: Spec, onEvent?: OnEvent) {
  let now = Date.UTC(2026, 0, 1);
  const clock = {
    now: () => {
      now += 250;
      return now;
    },
  };
  const before = tensorCounts();
  const { context, events } = createContext(root, onEvent);
  await runJob(spec, { ...context, clock });
  expect(tensorCounts()).toEqual(before);
  const last = events.at(-1);
  assert(last?.type === 'state', 'a job ends with a state');
  const folder = events.find(event => event.type === 'artifact' && event.artifact === 'run');
  return { state: last.state, error: last.error, folder: folder?.type === 'artifact' ? folder.path : '', events };
}

const begin = (change: object, onEvent?: OnEvent) =>
  run({ kind: 'train', document, settings: settings(change), exportTo: null }, onEvent);
const resume = (folder: string, onEvent?: OnEvent) => run({ kind: 'resume', run: folder, exportTo: null }, onEvent);

/** Cancels at the n-th event of a kind. */
const cancelAt = (fits: (event: JobEventBody) => boolean, nth: number): OnEvent => {
  let count = 0;
  return (event, cancel) => {
    if (fits(event)) count += 1;
    if (count === nth) cancel();
  };
};
const isStep = (event: JobEventBody): boolean => event.type === 'metric' && event.scope === 'batch';
const isIn = (phase: string) => (event: JobEventBody) => event.type === 'progress' && event.phase === phase;

const everyMoment: readonly Moment[] = [
  ['at the first step', isStep, 1],
  ['within the first epoch', isStep, 3],
  ['at the last step of an epoch', isStep, 4],
  ['within a later epoch', isStep, 6],
  ['while it is validated', isIn('validating'), 2],
  ['while it is tested', isIn('testing'), 1],
];
const someMoments = everyMoment.filter((_, index) => index % 3 === 1);

describe.each<[string, object, readonly Moment[]]>([
  ['adam and a cosine', { optimizer: { name: 'adam' }, schedule: { name: 'cosine', warmup: 0.5 } }, everyMoment],
  [
    'momentum, reduced on a plateau, with early stopping',
    {
      optimizer: { name: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true, weightDecay: 0.001 },
      schedule: { name: 'reduceOnPlateau', patience: 1, minDelta: 0.5 },
      earlyStopping: { patience: 2, minDelta: 0.9 },
    },
    everyMoment,
  ],
  ['averages of weights and gathered gradients', { ema: { momentum: 0.9 }, accumulationSteps: 2 }, someMoments],
  [
    'augmentation',
    { augmentation: { flip: 'horizontal', rotate: 10, mixup: 0.2 }, optimizer: { name: 'rmsprop' } },
    someMoments,
  ],
])('%s', (_name, change, moments) => {
  let whole: Awaited<ReturnType<typeof remainsOf>>;
  beforeAll(async () => {
    const { state, error, folder } = await begin(change);
    expect([state, error]).toEqual(['succeeded', undefined]);
    whole = await remainsOf(folder);
  });

  test('the same again is the same to the last bit', async () => {
    const { folder } = await begin(change);
    expect(await remainsOf(folder)).toEqual(whole);
    expect(whole.checkpoints.epochs.length).toBeGreaterThan(1);
    expect(whole.files.filter(file => /state|tmp|owner/.test(file))).toEqual([]);
  });

  test.each(moments)('stopped %s and resumed, it is the same to the last bit', async (_when, fits, nth) => {
    const stopped = await begin(change, cancelAt(fits, nth));
    expect(stopped.state).toBe('cancelled');
    const kept = await Run.open(root, stopped.folder);
    expect(await kept.checkpoints.resumption()).not.toBeNull();
    const weights = await kept.checkpoints.readWeights();
    expect(weights?.map(({ name }) => name).toSorted()).toEqual(weightNames);
    const resumed = await resume(stopped.folder);
    expect([resumed.state, resumed.error, resumed.folder]).toEqual(['succeeded', undefined, stopped.folder]);
    expect(await remainsOf(stopped.folder)).toEqual(whole);
  });
});

test('stopped again and again, it is the same to the last bit', async () => {
  const whole = await remainsOf((await begin({})).folder);
  const { folder } = await begin({}, cancelAt(isStep, 2));
  let stops = 1;
  for (let state = 'cancelled'; state === 'cancelled'; stops += 1) {
    ({ state } = await resume(folder, cancelAt(isStep, 2)));
  }
  expect(stops).toBe(7);
  expect(await remainsOf(folder)).toEqual(whole);
});

test('a process that dies leaves a run that goes on from its last state, with the metrics of lost steps told once', async () => {
  const whole = await remainsOf((await begin({})).folder);
  // What lies on disk at some step is what a kill would leave then.
  const { folder } = await begin({}, cancelAt(isStep, 3));
  const run1 = await Run.open(root, folder);
  await run1.update({ state: 'running', endedAt: null });
  await writeFile(join(folder, 'owner.json'), JSON.stringify({ pid: 2 ** 22 + 1, since: Date.now(), begun: '1' }));
  const beyond = { time: 1, scope: 'batch', epoch: 1, step: 4, values: { loss: 9, accuracy: 0 } };
  const path = join(folder, 'metrics.jsonl');
  await writeFile(path, `${await readFile(path, 'utf8')}${JSON.stringify(beyond)}\n{"time":1,"sco`);
  await writeFile(join(folder, 'checkpoints', 'state-00000099.safetensors'), 'half');
  expect(await run1.state()).toBe('interrupted');
  expect((await resume(folder)).state).toBe('succeeded');
  expect(await remainsOf(folder)).toEqual(whole);
});

test('what cannot go on is refused with its reason, and stays as it is', async () => {
  const finished = await begin({ epochs: 1 });
  expect((await resume(finished.folder)).error).toMatchObject({
    code: 'run/notResumable',
    values: { reason: 'it is finished' },
  });
  expect((await Run.open(root, finished.folder)).record.state).toBe('succeeded');

  const { folder } = await begin({}, cancelAt(isStep, 2));
  const mine = await Run.open(root, folder);
  await mine.own();
  expect((await resume(folder)).error?.code).toBe('run/busy');
  await mine.disown();
  const state = required(
    (await readdir(join(folder, 'checkpoints'))).find(file => file.startsWith('state')),
    'a state',
  );
  await writeFile(join(folder, 'checkpoints', state), 'damaged');
  expect((await resume(folder)).error?.code).toBe('run/damaged');
  await mine.update({ dataset: { ...mine.record.dataset, hash: 'another' } });
  expect((await resume(folder)).error?.code).toBe('run/notResumable');
  expect((await resume('nothing')).error?.code).toBe('run/unknown');
  expect((await readdir(runsFolder(root))).length).toBeGreaterThan(5);
});
