import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assert } from '../../../shared/base/assert.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../../datasets/testing/importStripes.ts';
import { Run } from '../../runs/Run.ts';
import { summariseRun } from '../../runs/summariseRun.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { smallDocument } from '../testing/smallDocument.ts';

/** How often the disk is full: `LIGHTWEAVE_FULL_DISKS=20` for the figure that is published. */
const times = Number(process.env['LIGHTWEAVE_FULL_DISKS'] ?? 4);
const epochs = 8;

/** A disk of 8 MB with a dataset, if this system lets us have one. */
async function mountDisk(): Promise<string | null> {
  const disk = await mkdtemp(join(tmpdir(), 'lightweave-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    await rm(disk, { recursive: true });
    return null;
  }
  // An import wants more room than there is.
  const roomy = await mkdtemp(join(tmpdir(), 'lightweave-roomy-'));
  await importStripes(roomy);
  await cp(roomy, disk, { recursive: true });
  await rm(roomy, { recursive: true });
  return disk;
}

/** Leaves so many bytes free, or a few less: not every block that is free can be had. */
function fill(disk: string, left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  try {
    writeFileSync(join(disk, 'filler'), new Uint8Array(Math.max(0, bavail * bsize - left)));
  } catch {
    // It is full.
  }
}

const empty = (disk: string): void => rmSync(join(disk, 'filler'), { force: true });

type Spec = Parameters<typeof runJob>[0];

const training: Spec = {
  kind: 'train',
  document: smallDocument({ resolution: 8, classes: 4 }),
  settings: trainSettingsSchema.parse({ dataset: 'stripes', batchSize: 64, epochs }),
  exportTo: null,
};

/** Every look at the clock takes a quarter of a second: each step is told of. */
async function runOn(disk: string, spec: Spec, onEvent: (count: number) => void = () => undefined) {
  let [count, now] = [0, Date.UTC(2026, 0, 1)];
  const { context, events } = createContext(disk, () => {
    count += 1;
    onEvent(count);
  });
  const clock = {
    now: () => {
      now += 250;
      return now;
    },
  };
  await runJob(spec, { ...context, clock });
  const last = events.at(-1);
  assert(last?.type === 'state', 'a job ends with a state');
  const folder = events.find(event => event.type === 'artifact' && event.artifact === 'run');
  const warnings = events.flatMap(event => (event.type === 'log' && event.level === 'warning' ? [event.message] : []));
  return { state: last.state, error: last.error, folder: folder?.type === 'artifact' ? folder.path : null, warnings };
}

/** Everything that the run names is whole; answers the last epoch and whether training can go on. */
async function expectWhole(disk: string, folder: string) {
  const run = await Run.open(disk, folder);
  const { isResumable } = await summariseRun(run);
  const { epochs: kept, latest, resumption } = await run.checkpoints.kept();
  for (const one of [...kept, ...(resumption ? [resumption] : [])]) await run.checkpoints.read(one);
  const lines = (await readFile(join(folder, 'metrics.jsonl'), 'utf8').catch(() => '')).split('\n');
  return {
    isResumable,
    epoch: latest?.epoch ?? 0,
    steps: lines.filter(line => line.includes('"batch"')).length,
  };
}

test(
  `T10: ${times} disks that fill up while checkpoints are written: it is told, what was kept stays whole, and training goes on`,
  async context => {
    const disk = await mountDisk();
    if (!disk) {
      await context.annotate('did not run: mounting a small disk needs root and a kernel that allows it', 'warning');
      return;
    }
    try {
      const random = createRandom(2026);
      let [missed, resumed] = [0, 0];
      for (let time = 0; time < times; ) {
        // From some moment to another, every fourth time for good; now and then a part of a checkpoint still fits.
        const from = 1 + random.integer(80);
        const until = time % 4 === 3 ? Number.POSITIVE_INFINITY : from + 1 + random.integer(60);
        const left = random.integer(2) * random.integer(30_000);
        const { state, error, folder, warnings } = await runOn(disk, training, count => {
          if (count === from) fill(disk, left);
          if (count === until) empty(disk);
        });
        expect(warnings.filter(message => message.includes('unexpected'))).toEqual([]);
        const misses = warnings.filter(message => message.includes('no space left')).length;
        if (misses > 0) {
          time += 1;
          missed += misses;
        }
        const kept = folder === null ? null : await expectWhole(disk, folder);
        empty(disk);
        if (state === 'failed') {
          expect(error).toMatchObject({ code: 'file/cannotWrite', values: { reason: 'no space left on device' } });
          // Full before there was anything to keep.
          if (folder === null || !kept?.isResumable) continue;
        }
        // Through, but what came of it could not be written down: it goes on from what was kept.
        if (kept?.isResumable) {
          resumed += 1;
          expect((await runOn(disk, { kind: 'resume', run: folder ?? '', exportTo: null })).state).toBe('succeeded');
        }
        expect(folder && (await expectWhole(disk, folder))).toEqual({
          isResumable: false,
          epoch: epochs,
          steps: 4 * epochs,
        });
        await rm(join(disk, 'runs'), { recursive: true });
      }
      console.info(`${times} full disks: ${missed} checkpoints missed and told of, ${resumed} runs went on later`);
    } finally {
      execFileSync('umount', [disk]);
      await rm(disk, { recursive: true });
    }
  },
  60_000 + 10_000 * times,
);
