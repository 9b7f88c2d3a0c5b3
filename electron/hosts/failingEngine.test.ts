import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('T5: a training that outgrows the memory it may have says so, and the next one runs', async context => {
  if (process.platform !== 'linux') {
    await context.annotate('did not run: only Linux limits the memory of a single process', 'warning');
    return;
  }
  const { registry, end } = supervise(forkEngine);
  registry.warm();
  await expect.poll(() => childrenOf(process.pid, 'engineHost')).toHaveLength(1);
  const [pid = 0] = await childrenOf(process.pid, 'engineHost');
  await expect.poll(() => readFile(`/proc/${pid}/maps`, 'utf8'), { timeout: 30_000 }).toContain('tfjs_binding');
  const size = /^VmSize:\s*(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  // A fifth of a gigabyte more than what it takes to be there; the network and its optimizer want twice that.
  const limit = (Number(size) + 200 * 1024) * 1024;
  execFileSync('prlimit', ['--pid', String(pid), `--as=${limit}`]);
  const failed = await end(registry.start(training(wideDocument(400_000)), 'Too large'));
  expect([failed.state, failed.error?.code]).toEqual(['failed', 'engine/outOfMemory']);
  const next = await end(registry.start(training(), 'Small'));
  expect([next.state, next.error]).toEqual(['succeeded', null]);
  await registry.dispose();
});
