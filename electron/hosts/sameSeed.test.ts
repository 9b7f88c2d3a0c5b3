import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import { templateDocument } from '../engine/testing/templateDocument.ts';
import { remainsOf } from '../runs/testing/remainsOf.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { Trainer } from './testing/Trainer.ts';
import { WarmEngines } from './testing/WarmEngines.ts';

/** How many kinds of training are repeated: `LIGHTWEAVE_REPEATS=14`, all of them, for the figures that are published. */
const repeats = Number(process.env['LIGHTWEAVE_REPEATS'] ?? 2);

let root: string;
let hosts: BuiltHosts;
let engines: WarmEngines;
/** A run that others learn from. */
let teacher: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-same-'));
  hosts = await buildHosts('engineHost');
  await importStripes(root);
  // As `--deterministic` does: one thread.
  const alone = { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' };
  engines = new WarmEngines(hosts.path('engineHost'), { LIGHTWEAVE_HOME: root, ...alone });
  teacher = basename(await train(small, {}));
}, 60_000);
afterAll(async () => {
  await engines.end();
  await rm(root, { recursive: true });
  await hosts.remove();
});

const small = smallDocument({ resolution: 8, classes: 4 });
const dropping = smallDocument({ resolution: 8, classes: 4 }, 0.3);
const mnist = { dataset: 'mnist', trainExamples: 320, testAtEnd: false, epochs: 2 };
const allChanges = {
  flip: 'both',
  crop: 1,
  rotate: 10,
  scale: 0.1,
  shear: 5,
  brightness: 0.2,
  contrast: 0.2,
  saturation: 0.2,
  cutout: 3,
  mixup: 0.3,
};

/** Each by its name, with its network and what it asks for. */
const kinds: readonly (readonly [string, GraphDocument, () => object])[] = [
  ['every augmentation', small, () => ({ augmentation: allChanges })],
  [
    'distillation',
    dropping,
    () => ({ distillation: { run: teacher, temperature: 3, alpha: 0.7 }, optimizer: { name: 'adamw' } }),
  ],
  ['Adam, warm-up and a cosine', small, () => ({ schedule: { name: 'cosine', warmup: 0.5 } })],
  [
    'Nesterov momentum, weight decay, one cycle',
    small,
    () => ({
      optimizer: { name: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true, weightDecay: 0.001 },
      schedule: { name: 'oneCycle' },
    }),
  ],
  [
    'RMSprop with momentum, steps',
    small,
    () => ({ optimizer: { name: 'rmsprop', momentum: 0.9 }, schedule: { name: 'step', every: 1, factor: 0.5 } }),
  ],
  [
    'dropout, a plateau, early stopping',
    dropping,
    () => ({ schedule: { name: 'reduceOnPlateau', patience: 1, minDelta: 0.5 }, earlyStopping: { patience: 2 } }),
  ],
  ['averages of weights', dropping, () => ({ ema: { momentum: 0.9 }, schedule: { name: 'exponential' } })],
  ['gathered gradients, clipped', dropping, () => ({ accumulationSteps: 3, globalClipNorm: 0.5, clipValue: 0.1 })],
  ['balanced classes, smoothed labels', small, () => ({ classWeights: 'balanced', labelSmoothing: 0.1 })],
  ['mixup and averages', dropping, () => ({ augmentation: { mixup: 0.4 }, ema: { momentum: 0.99 } })],
  ['a run to begin with, frozen in part', dropping, () => ({ from: teacher, freeze: ['conv', 'norm'] })],
  ['dropped branches', templateDocument('efficientnet', 'mnist'), () => mnist],
  ['capsules', templateDocument('capsnet', 'mnist'), () => mnist],
  ['shuffled groups', templateDocument('shufflenet-v1', 'mnist'), () => ({ ...mnist, augmentation: { rotate: 10 } })],
];

/** Trains in a process of its own; answers the run's folder. */
async function train(document: GraphDocument, change: object): Promise<string> {
  const settings = trainSettingsSchema.parse({ dataset: 'stripes', epochs: 3, deterministic: true, ...change });
  const trainer = new Trainer({ kind: 'train', document, settings, exportTo: null }, engines.take());
  await trainer.gone;
  expect(trainer.job.error).toBeNull();
  return required(trainer.job.artifacts.run, 'a run');
}

test.each(kinds.slice(0, repeats))(
  'T3: the same seed trains the same twice: %s',
  async (_name, document, change) => {
    const first = await remainsOf(await train(document, change()));
    expect(await remainsOf(await train(document, change()))).toEqual(first);
    const other = await remainsOf(await train(document, { ...change(), seed: 2 }));
    expect(other.metrics).not.toEqual(first.metrics);
  },
  120_000,
);
