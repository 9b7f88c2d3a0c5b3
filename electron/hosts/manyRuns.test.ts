import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import { JobRegistry } from '../jobs/JobRegistry.ts';
import { listRuns } from '../runs/listRuns.ts';
import { runsFolder } from '../runs/Run.ts';
import { forkChild } from './forkChild.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { childrenOf } from './testing/childrenOf.ts';

/** `LIGHTWEAVE_RUNS=500` for the figure that is published. */
const count = Number(process.env['LIGHTWEAVE_RUNS'] ?? 50);
const megabyte = 2 ** 20;

let root: string;
let temporary: string;
let hosts: BuiltHosts;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-many-'));
  temporary = join(root, 'temporary');
  await mkdir(temporary);
  hosts = await buildHosts('engineHost');
  await importStripes(root);
});
afterAll(async () => {
  await rm(root, { recursive: true });
  await hosts.remove();
});

const training: JobSpec = {
  kind: 'train',
  document: smallDocument({ resolution: 8, classes: 4 }),
  settings: trainSettingsSchema.parse({ dataset: 'stripes', batchSize: 64, epochs: 1 }),
  exportTo: null,
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What this process holds: memory, open files. */
async function held(): Promise<{ readonly bytes: number; readonly files: number }> {
  collectGarbage();
  collectGarbage();
  const files = await readdir('/proc/self/fd').catch(() => []);
  return { bytes: process.memoryUsage().rss, files: files.length };
}

test(
  `T7: ${count} trainings in a row leave no process, no file and no more than 50 MB behind`,
  async () => {
    const environment = { LIGHTWEAVE_HOME: root, TMPDIR: temporary };
    let hear: (jobId: string) => void = () => undefined;
    const registry = new JobRegistry(() => forkChild(hosts.path('engineHost'), environment), {
      onEvent: event => {
        if (event.type === 'state' && isFinal(event.state)) hear(event.jobId);
      },
      onStatus: () => undefined,
    });
    const train = (): Promise<unknown> =>
      new Promise(resolve => {
        hear = resolve;
        registry.start(training, 'Training');
      });
    // What is made once is there after a few.
    for (let run = 0; run < 5; run += 1) await train();
    const before = await held();
    for (let run = 0; run < count; run += 1) await train();
    await expect.poll(() => registry.list().every(({ state }) => state === 'succeeded')).toBe(true);
    const after = await held();
    await registry.dispose();

    const growth = (after.bytes - before.bytes) / megabyte;
    console.info(`${count} runs: ${growth.toFixed(1)} MB more, ${after.files - before.files} more open files`);
    expect(growth).toBeLessThan(50);
    expect(after.files).toBeLessThanOrEqual(before.files + 5);
    await expect.poll(() => childrenOf(process.pid, 'engineHost')).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
    const { runs, damaged } = await listRuns(runsFolder(root));
    expect([runs.length, damaged]).toEqual([count + 5, []]);
    const files = new Set((await Promise.all(runs.map(({ folder }) => readdir(folder, { recursive: true })))).flat());
    expect([...files].filter(name => /tmp|owner|state-/.test(name))).toEqual([]);
  },
  60_000 + 10_000 * count,
);
