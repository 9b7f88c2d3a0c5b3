import { execFileSync, type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import { wideDocument } from '../engine/testing/wideDocument.ts';
import type { EngineProcess } from '../jobs/EngineProcess.ts';
import { JobRegistry } from '../jobs/JobRegistry.ts';
import { forkChild } from './forkChild.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { childrenOf } from './testing/childrenOf.ts';

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

/** A registry over engines that are forked so, and the jobs it is given, each to its end. */
function supervise(fork: () => EngineProcess) {
  let hear: () => void = () => undefined;
  const registry = new JobRegistry(fork, { onEvent: () => hear(), onStatus: () => undefined });
  const jobOf = (id: string): Job | undefined => registry.list().find(job => job.id === id);
  const end = (id: string): Promise<Job> =>
    new Promise(resolve => {
      hear = () => {
        const job = jobOf(id);
        if (job && isFinal(job.state)) resolve(job);
      };
      hear();
    });
  return { registry, end, jobOf };
}

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

test('T6: an engine that hangs within a step is stopped by a cancel, and what it had kept stays', async () => {
  const script = join(root, 'hang.cjs');
  // Blocks the thread as soon as the first checkpoint is told of.
  await writeFile(
    script,
    `const send = process.send.bind(process);
     process.send = (message, ...rest) => {
       const sent = send(message, ...rest);
       if (message.event?.artifact === 'checkpoint') setTimeout(() => { for (;;); }, 20);
       return sent;
     };`,
  );
  const { registry, end, jobOf } = supervise(() => {
    const child: ChildProcess = fork(hosts.path('engineHost'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, LIGHTWEAVE_HOME: root },
      execArgv: ['--require', script],
    });
    return {
      send: command => {
        if (child.connected) child.send(command);
      },
      onMessage: listener => void child.on('message', listener),
      onExit: listener => void child.on('exit', (code, signal) => listener({ code, signal, output: '' })),
      kill: () => void child.kill('SIGKILL'),
    };
  });
  const id = registry.start(training(undefined, 1000), 'Hanging');
  await expect.poll(() => jobOf(id)?.artifacts.checkpoint, { timeout: 60_000 }).toBeDefined();
  const before = jobOf(id)?.lastSeq;
  registry.cancel(id);
  const job = await end(id);
  expect(job.state).toBe('cancelled');
  expect(job.lastSeq).toBeLessThan((before ?? 0) + 100);
  await registry.dispose();
});
