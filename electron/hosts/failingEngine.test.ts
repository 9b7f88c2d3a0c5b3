import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import { wideDocument } from '../engine/testing/wideDocument.ts';
import type { EngineProcess } from '../jobs/EngineProcess.ts';
import { forkChild } from './forkChild.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { childrenOf } from './testing/childrenOf.ts';
import { supervise } from './testing/supervise.ts';

/** How often to run out of memory: `LIGHTWEAVE_SHORTAGES=12` for the figure that is published. */
const shortages = Number(process.env['LIGHTWEAVE_SHORTAGES'] ?? 1);
/** Each wants, with its optimizer, at least twice the memory that is granted. */
const tooWide = [400_000, 550_000, 700_000, 1_000_000];

let root: string;
let hosts: BuiltHosts;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-failing-'));
  hosts = await buildHosts('engineHost');
  await importStripes(root);
});
afterAll(async () => {
  await rm(root, { recursive: true });
  await hosts.remove();
});

const training = (document = smallDocument({ resolution: 8, classes: 4 }), epochs = 1): JobSpec => ({
  kind: 'train',
  document,
  settings: trainSettingsSchema.parse({ dataset: 'stripes', batchSize: 64, epochs }),
  exportTo: null,
});

const forkEngine = (): EngineProcess => forkChild(hosts.path('engineHost'), { LIGHTWEAVE_HOME: root });

test(
  `T5: ${shortages} trainings that outgrow the memory they may have say so, and the next one runs`,
  async context => {
    if (process.platform !== 'linux') {
      await context.annotate('did not run: only Linux limits the memory of a single process', 'warning');
      return;
    }
    for (let index = 0; index < shortages; index += 1) {
      const { registry, end, warmState } = supervise(forkEngine);
      registry.warm();
      // Not while it still loads: what it takes to be there would be less than it is.
      await expect.poll(warmState, { timeout: 30_000 }).toBe('ready');
      await limitEngine();
      const units = required(tooWide[index % tooWide.length], 'a width');
      const failed = await end(registry.start(training(wideDocument(units)), 'Too large'));
      expect([index, failed.state, failed.error?.code]).toEqual([index, 'failed', 'engine/outOfMemory']);
      const next = await end(registry.start(training(), 'Small'));
      expect([index, next.state, next.error]).toEqual([index, 'succeeded', null]);
      await registry.dispose();
    }
  },
  60_000 + 30_000 * shortages,
);

/** Lets the engine that waits have a fifth of a gigabyte more than what it takes to be there. */
async function limitEngine(): Promise<void> {
  const [pid = 0] = await childrenOf(process.pid, 'engineHost');
  const size = /^VmSize:\s*(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  const limit = (Number(size) + 200 * 1024) * 1024;
  execFileSync('prlimit', ['--pid', String(pid), `--as=${limit}`]);
}
