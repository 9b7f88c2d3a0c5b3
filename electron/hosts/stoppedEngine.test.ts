import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import { createRandom } from '../../shared/base/random.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import { templateDocument } from '../engine/testing/templateDocument.ts';
import type { ForkEnvironment } from '../jobs/engineEnvironment.ts';
import { Run } from '../runs/Run.ts';
import { remainsOf } from '../runs/testing/remainsOf.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { Trainer } from './testing/Trainer.ts';
import { WarmEngines } from './testing/WarmEngines.ts';

/** How many trainings are stopped and go on: `LIGHTWEAVE_STOPS=20` for the figures that are published. */
const runs = Number(process.env['LIGHTWEAVE_STOPS'] ?? 1);

let root: string;
let hosts: BuiltHosts;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-stops-'));
  hosts = await buildHosts('engineHost');
  await importStripes(root);
});
afterAll(async () => {
  await rm(root, { recursive: true });
  await hosts.remove();
});

const dropping = smallDocument({ resolution: 8, classes: 4 }, 0.3);
const mobileNet = templateDocument('mobilenet-v1', 'mnist');
const onStripes = { dataset: 'stripes', batchSize: 32, epochs: 12 };
const onDigits = { dataset: 'mnist', batchSize: 64, epochs: 3, trainExamples: 640, testAtEnd: false };
const trainings: readonly (readonly [GraphDocument, object])[] = [
  [dropping, { ...onStripes, schedule: { name: 'cosine', warmup: 0.5 } }],
  [mobileNet, { ...onDigits, optimizer: { name: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true } }],
  [dropping, { ...onStripes, ema: { momentum: 0.9 }, accumulationSteps: 2, optimizer: { name: 'adamw' } }],
  [mobileNet, { ...onDigits, augmentation: { flip: 'horizontal', rotate: 10, mixup: 0.2 } }],
];
function trainingOf(index: number, deterministic: boolean): JobSpec {
  const [document, change] = required(trainings[index % trainings.length], 'a training');
  return { kind: 'train', document, settings: trainSettingsSchema.parse({ ...change, deterministic }), exportTo: null };
}

/** Trains without a break; answers the run's folder and how long it took, in ms. */
async function trainWhole(spec: JobSpec, engines: WarmEngines) {
  const trainer = new Trainer(spec, engines.take());
  await trainer.hasRun;
  const begun = Date.now();
  await trainer.gone;
  expect(trainer.job.error).toBeNull();
  return { folder: required(trainer.job.artifacts.run, 'a run'), tookMs: Date.now() - begun };
}

/** Stops a training, or kills it, at random moments until it is through; answers its folder and how often that was. */
async function trainInPieces(
  spec: JobSpec,
  engines: WarmEngines,
  tookMs: number,
  random: ReturnType<typeof createRandom>,
) {
  let folder: string | null = null;
  for (let stops = 0; ; ) {
    const trainer: Trainer = new Trainer(
      folder === null ? spec : { kind: 'resume', run: folder, exportTo: null },
      engines.take(),
    );
    await trainer.hasRun;
    await Promise.race([trainer.gone, delay(random.integer(Math.ceil(tookMs)))]);
    if (!trainer.isOver && random.integer(2) === 0) await trainer.kill();
    else trainer.cancel();
    await trainer.gone;
    const { state, artifacts } = trainer.job;
    const run = artifacts.run ?? null;
    if (state === 'succeeded' && stops > 0) return { folder: required(run, 'a run'), stops };
    // Through before it was stopped, or stopped before there was anything to go on from: begins anew.
    const isKept =
      state !== 'succeeded' && run !== null && (await (await Run.open(root, run)).checkpoints.resumption()) !== null;
    [folder, stops] = isKept ? [run, stops + 1] : [null, 0];
  }
}

/** What has to be the same however sums were rounded: how far each metric was, and at which learning rate. */
async function positionsOf(folder: string) {
  const { metrics, files } = await remainsOf(folder);
  return {
    files,
    metrics: metrics.map(({ values: { learningRate }, ...position }) => ({ ...position, learningRate })),
  };
}

/** By how much the last weights of two runs differ at most. */
async function distanceOf(...folders: readonly [string, string]): Promise<number> {
  const [a, b] = await Promise.all(folders.map(lastWeights));
  const distances = required(a, 'weights').flatMap(({ name, values }, index) => {
    const other = required(b?.[index], name);
    expect(other.name).toBe(name);
    return [...values].map((value, at) => Math.abs(value - required(other.values[at], name)));
  });
  return distances.reduce((most, distance) => Math.max(most, distance), 0);
}

async function lastWeights(folder: string) {
  const { checkpoints } = await Run.open('', folder);
  return checkpoints.read(required((await checkpoints.kept()).latest, 'weights'));
}

const alone: ForkEnvironment = { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' };

test(
  `T2: ${runs} trainings that are stopped at random moments and go on end as those without a break, bit by bit (one thread)`,
  async () => {
    const engines = new WarmEngines(hosts.path('engineHost'), { LIGHTWEAVE_HOME: root, ...alone });
    const random = createRandom(2026);
    let stops = 0;
    for (let index = 0; index < runs; index += 1) {
      const spec = trainingOf(index, true);
      const whole = await trainWhole(spec, engines);
      const pieces = await trainInPieces(spec, engines, whole.tookMs, random);
      expect(await remainsOf(pieces.folder)).toEqual(await remainsOf(whole.folder));
      stops += pieces.stops;
    }
    await engines.end();
    console.info(`${runs} trainings stopped ${stops} times`);
  },
  120_000 + 30_000 * runs,
);

test(
  `T2: ${runs} trainings that are stopped at random moments and go on end as near to those without a break as these to each other`,
  async () => {
    const engines = new WarmEngines(hosts.path('engineHost'), { LIGHTWEAVE_HOME: root });
    const random = createRandom(2027);
    let [stops, spread, farthest] = [0, 0, 0];
    for (let index = 0; index < runs; index += 1) {
      const spec = trainingOf(index, false);
      const [whole, another] = [await trainWhole(spec, engines), await trainWhole(spec, engines)];
      spread = Math.max(spread, await distanceOf(whole.folder, another.folder));
      const pieces = await trainInPieces(spec, engines, whole.tookMs, random);
      expect(await positionsOf(pieces.folder)).toEqual(await positionsOf(whole.folder));
      farthest = Math.max(farthest, await distanceOf(whole.folder, pieces.folder));
      stops += pieces.stops;
    }
    await engines.end();
    console.info(`${runs} trainings stopped ${stops} times: at most ${farthest} apart, ${spread} without a break`);
    // Two draws of one spread: the second is not much larger than the first.
    expect(farthest).toBeLessThanOrEqual(3 * spread);
  },
  120_000 + 40_000 * runs,
);
