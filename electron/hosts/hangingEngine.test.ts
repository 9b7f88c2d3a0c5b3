import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import { createRandom } from '../../shared/base/random.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { type TrainSettings, trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import { templateDocument } from '../engine/testing/templateDocument.ts';
import { wideDocument } from '../engine/testing/wideDocument.ts';
import { Run } from '../runs/Run.ts';
import { forkChild } from './forkChild.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { writeMishap } from './testing/writeMishap.ts';
import { supervise } from './testing/supervise.ts';

/** How often to hang: `LIGHTWEAVE_HANGS=50` for the figure that is published. */
const hangs = Number(process.env['LIGHTWEAVE_HANGS'] ?? 3);
/** Most of the time goes into waiting for half a minute of silence. */
const atOnce = 5;

const stripes: Partial<TrainSettings> = { dataset: 'stripes' };
const mnist: Partial<TrainSettings> = { dataset: 'mnist', trainExamples: 256 };
const networks: readonly (readonly [GraphDocument, Partial<TrainSettings>])[] = [
  [smallDocument({ resolution: 8, classes: 4 }), stripes],
  [templateDocument('mobilenet-v1', 'mnist'), mnist],
  [wideDocument(3000), stripes],
  [templateDocument('shufflenet-v2', 'mnist'), mnist],
  [templateDocument('squeezenet', 'mnist'), mnist],
];
const training = (index: number, epochs: number): JobSpec => {
  const [document, change] = required(networks[index % networks.length], 'a network');
  return { kind: 'train', document, settings: trainSettingsSchema.parse({ ...change, epochs }), exportTo: null };
};

let root: string;
let environmentOf: Awaited<ReturnType<typeof writeMishap>>;
let hosts: BuiltHosts;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-hanging-'));
  hosts = await buildHosts('engineHost');
  await importStripes(root);
  environmentOf = await writeMishap(root);
});
afterAll(async () => {
  await rm(root, { recursive: true });
  await hosts.remove();
});

/** Lets one training hang; answers how long it took until that was told, and from the stop to the end, in ms. */
async function hang(index: number, after: number): Promise<{ readonly told: number; readonly freed: number }> {
  const file = join(root, `hang-${index}`);
  // Its thread waits, or the whole process stands still in the middle of what it computes.
  const hanging = environmentOf({ way: index % 2 === 0 ? 'wait' : 'SIGSTOP', after, file });
  let forked = 0;
  let notice: (time: number) => void = () => undefined;
  const silent = new Promise<number>(resolve => {
    notice = resolve;
  });
  const { registry, end } = supervise(
    () => {
      forked += 1;
      return forkChild(hosts.path('engineHost'), { LIGHTWEAVE_HOME: root, ...(forked === 1 ? hanging : {}) });
    },
    () => notice(Date.now()),
  );
  const id = registry.start(training(index, 100_000), 'Hanging');
  const told = (await silent) - Number(await readFile(file, 'utf8'));
  const stoppedAt = Date.now();
  registry.cancel(id);
  const job = await end(id);
  const freed = Date.now() - stoppedAt;
  expect([index, job.state]).toEqual([index, 'cancelled']);
  await expectKept(required(job.artifacts.run, 'a run'));
  const next = await end(registry.start(training(index, 1), 'Next'));
  expect([index, next.state, next.error]).toEqual([index, 'succeeded', null]);
  await registry.dispose();
  return { told, freed };
}

/** All that the run names is whole, and it is there to go on. */
async function expectKept(folder: string): Promise<void> {
  const run = await Run.open(root, folder);
  await expect.poll(() => run.state()).toBe('interrupted');
  const { epochs, resumption } = await run.checkpoints.kept();
  for (const one of [...epochs, required(resumption, 'a state')]) await run.checkpoints.read(one);
  expect(epochs.length).toBeGreaterThan(0);
}

test(
  `T6: ${hangs} trainings hang within a step: each is told of, a stop frees it, what it had kept stays, and the next one trains`,
  async () => {
    const random = createRandom(2026);
    const longest = { told: 0, freed: 0 };
    for (let begun = 0; begun < hangs; begun += atOnce) {
      const group = Array.from({ length: Math.min(atOnce, hangs - begun) }, (_, place) =>
        hang(begun + place, random.integer(400)),
      );
      for (const { told, freed } of await Promise.all(group)) {
        longest.told = Math.max(longest.told, told);
        longest.freed = Math.max(longest.freed, freed);
      }
    }
    console.info(`${hangs} hangs: told of after ${longest.told} ms at the latest, freed after ${longest.freed} ms`);
  },
  120_000 + 30_000 * hangs,
);
