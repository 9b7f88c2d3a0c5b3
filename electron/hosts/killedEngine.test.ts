import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../shared/base/random.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { wideDocument } from '../engine/testing/wideDocument.ts';
import { listRuns } from '../runs/listRuns.ts';
import { Run, runsFolder } from '../runs/Run.ts';
import { remainsOf } from '../runs/testing/remainsOf.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { Trainer } from './testing/Trainer.ts';
import { WarmEngines } from './testing/WarmEngines.ts';

/** How often to kill: `LIGHTWEAVE_KILLS=100` for the figure that is published. */
const kills = Number(process.env['LIGHTWEAVE_KILLS'] ?? 20);

let root: string;
let hosts: BuiltHosts;
let engines: WarmEngines;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-kills-'));
  hosts = await buildHosts('engineHost');
  await importStripes(root);
  engines = new WarmEngines(hosts.path('engineHost'), {
    LIGHTWEAVE_HOME: root,
    TF_NUM_INTRAOP_THREADS: '1',
    TF_NUM_INTEROP_THREADS: '1',
  });
});
afterAll(async () => {
  await engines.end();
  await rm(root, { recursive: true });
  await hosts.remove();
});

/** Few steps between one checkpoint of some 30 MB and the next: about half of the time goes into writing them. */
const training: JobSpec = {
  kind: 'train',
  document: wideDocument(),
  settings: trainSettingsSchema.parse({ dataset: 'stripes', batchSize: 64, epochs: 12, deterministic: true }),
  exportTo: null,
};
const resuming = (run: string): JobSpec => ({ kind: 'resume', run, exportTo: null });

const start = (spec: JobSpec): Trainer => new Trainer(spec, engines.take());

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(2);
}

const isTemporary = (name: string): boolean => name.endsWith('.lightweave-tmp');
const temporaries = async (run: string): Promise<readonly string[]> =>
  (await readdir(join(run, 'checkpoints')).catch(() => [])).filter(isTemporary);

/** Everything that the index names is whole, nothing that was told is lost, and the run is there to go on. */
async function expectWhole(folder: string, { job }: Trainer): Promise<number> {
  const run = await Run.open(root, folder);
  const { epochs, latest, resumption } = await run.checkpoints.kept();
  for (const one of [...epochs, ...(resumption ? [resumption] : [])]) await run.checkpoints.read(one);
  const told = /epoch-(\d+)/.exec(job.artifacts.checkpoint ?? '');
  if (told) expect(latest?.epoch ?? 0).toBeGreaterThanOrEqual(Number(told[1]));
  const { runs, damaged } = await listRuns(runsFolder(root));
  expect(damaged).toEqual([]);
  const row = runs.find(({ id }) => id === run.id);
  expect(row).toMatchObject({ state: 'interrupted', isResumable: resumption !== null });
  return resumption?.progress.step ?? 0;
}

test(
  `T1: ${kills} kills, half of them inside a checkpoint write, leave the last complete checkpoint whole, and what is resumed ends as if nothing had happened`,
  async () => {
    const random = createRandom(2026);
    const whole = start(training);
    await whole.gone;
    const reference = await remainsOf(whole.job.artifacts.run ?? '');

    let [inside, finished, reached] = [0, 0, 0];
    let folder: string | null = null;
    for (let kill = 0; kill < kills; ) {
      const trainer = start(folder === null ? training : resuming(folder));
      await trainer.hasRun;
      folder = trainer.job.artifacts.run ?? '';
      const run = folder;
      if (kill % 2 === 1) await until(async () => (await temporaries(run)).length > 0 || trainer.isOver);
      await delay(random.integer(kill % 2 === 1 ? 4 : 500));
      if (trainer.isOver) {
        await trainer.gone;
        expect(trainer.job.error).toBeNull();
        expect(await remainsOf(run)).toEqual(reference);
        [folder, reached, finished] = [null, 0, finished + 1];
        continue;
      }
      await trainer.kill();
      kill += 1;
      if ((await temporaries(run)).length > 0) inside += 1;
      const step = await expectWhole(run, trainer);
      // Never behind where an earlier life of the run was kept.
      expect(step).toBeGreaterThanOrEqual(reached);
      reached = step;
      // Killed before the first checkpoint, there is nothing to go on from.
      if (step === 0) folder = null;
    }
    if (folder !== null) {
      const last = start(resuming(folder));
      await last.gone;
      expect(last.job.error).toBeNull();
      expect(await remainsOf(folder)).toEqual(reference);
    }
    console.info(`${kills} kills: ${inside} left a half-written file, ${finished} runs ended between them`);
    expect(inside).toBeGreaterThanOrEqual(Math.floor(kills / 4));
  },
  60_000 + 15_000 * kills,
);
