import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import { createRandom } from '../../shared/base/random.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { type TrainSettings, trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import { templateDocument } from '../engine/testing/templateDocument.ts';
import { wideDocument } from '../engine/testing/wideDocument.ts';
import type { ForkEnvironment } from '../jobs/engineEnvironment.ts';
import { Run } from '../runs/Run.ts';
import { forkChild } from './forkChild.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { childrenOf } from './testing/childrenOf.ts';
import { writeMishap } from './testing/writeMishap.ts';
import { supervise } from './testing/supervise.ts';

/** How often an engine dies in each way: `LIGHTWEAVE_DEATHS=20` for the figures that are published. */
const deaths = Number(process.env['LIGHTWEAVE_DEATHS'] ?? 1);

let root: string;
let environmentOf: Awaited<ReturnType<typeof writeMishap>>;
let hosts: BuiltHosts;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-failing-'));
  hosts = await buildHosts('engineHost');
  await importStripes(root);
  environmentOf = await writeMishap(root);
});
afterAll(async () => {
  await rm(root, { recursive: true });
  await hosts.remove();
});

const training = (
  change: Partial<TrainSettings>,
  document = smallDocument({ resolution: 8, classes: 4 }),
): JobSpec => ({
  kind: 'train',
  document,
  settings: trainSettingsSchema.parse({ dataset: 'stripes', batchSize: 64, ...change }),
  exportTo: null,
});

/** A host whose first engine dies so; the others live. */
const hostOf = (deadly: ForkEnvironment) => {
  let forked = 0;
  return supervise(() => {
    forked += 1;
    return forkChild(hosts.path('engineHost'), { LIGHTWEAVE_HOME: root, ...(forked === 1 ? deadly : {}) });
  });
};

/** The next training runs, and nobody is left behind. */
async function expectAlive({ registry, end }: ReturnType<typeof supervise>): Promise<void> {
  const next = await end(registry.start(training({ epochs: 1 }), 'Next'));
  expect([next.state, next.error]).toEqual(['succeeded', null]);
  await registry.dispose();
  await expect.poll(() => childrenOf(process.pid, 'engineHost')).toEqual([]);
}

/** All that the run names is whole, and it is there to go on. */
async function expectKept(job: Job): Promise<void> {
  const run = await Run.open(root, required(job.artifacts.run, 'a run'));
  expect(await run.state()).toBe('interrupted');
  const { epochs, resumption } = await run.checkpoints.kept();
  for (const one of [...epochs, required(resumption, 'a state')]) await run.checkpoints.read(one);
}

test.each([
  ['SIGSEGV', 'engine/crashed', { reason: 'SIGSEGV' }],
  ['SIGABRT', 'engine/crashed', { reason: 'SIGABRT' }],
  ['exit', 'engine/crashed', { reason: 'exit code 1' }],
  ['heap', 'engine/outOfMemory', {}],
] as const)(
  `T5: ${deaths} engines that die by %s while they train: %s is told, what was kept stays, and the next one trains`,
  async (way, code, values) => {
    const random = createRandom(2026);
    let longest = 0;
    for (let index = 0; index < deaths; index += 1) {
      const file = join(root, `${way}-${index}`);
      const host = hostOf(environmentOf({ way, after: random.integer(400), file }));
      const failed = await host.end(host.registry.start(training({ epochs: 100_000 }), 'Dying'));
      longest = Math.max(longest, Date.now() - Number(await readFile(file, 'utf8')));
      expect([index, failed.state, failed.error]).toMatchObject([index, 'failed', { code, values }]);
      await expectKept(failed);
      await expectAlive(host);
    }
    console.info(`${deaths} deaths by ${way}: told of ${longest} ms after it began at the latest`);
  },
  60_000 + 15_000 * deaths,
);

/** Too much for the engine: the bytes that it is granted, and how it may be told. */
interface Shortage {
  readonly what: string;
  readonly granted: number;
  readonly training: (index: number) => JobSpec;
  readonly code: RegExp;
}

/** With its optimizer each network wants at least twice the memory that is granted, each batch twenty times as much. */
const widths = [400_000, 550_000, 700_000, 1_000_000];
const families = ['vgg', 'mobilenet-v1', 'squeezenet', 'resnet', 'densenet'];
const shortages: readonly Shortage[] = [
  {
    what: 'network',
    granted: 200 * 2 ** 20,
    training: index => training({}, wideDocument(nth(widths, index))),
    code: /^engine.outOfMemory$/,
  },
  {
    what: 'batch',
    granted: 2 * 2 ** 30,
    training: index =>
      training({ dataset: 'mnist', batchSize: 65_536 }, templateDocument(nth(families, index), 'mnist')),
    // Without our allocator oneDNN, which does not look whether it was given memory, just dies: then that is a guess.
    code: /^engine.(likelyOutOf|outOf)Memory$/,
  },
];

test.for(shortages)(
  `T5: ${deaths} trainings whose $what outgrows the memory that is granted say so, and the next one trains`,
  { timeout: 60_000 + 30_000 * deaths },
  async ({ what, granted, training: tooLarge, code }, context) => {
    if (process.platform !== 'linux') {
      await context.annotate('did not run: only Linux limits the memory of a single process', 'warning');
      return;
    }
    let longest = 0;
    for (let index = 0; index < deaths; index += 1) {
      const host = hostOf({});
      host.registry.warm();
      // Not while it still loads: what it takes to be there would be less than it is.
      await expect.poll(host.warmState, { timeout: 30_000 }).toBe('ready');
      await limitEngine(granted);
      const startedAt = Date.now();
      const failed = await host.end(host.registry.start(tooLarge(index), 'Too large'));
      longest = Math.max(longest, Date.now() - startedAt);
      expect([index, failed.state, failed.error?.code]).toEqual([index, 'failed', expect.stringMatching(code)]);
      await expectAlive(host);
    }
    console.info(`${deaths} times a ${what} too large: told of ${longest} ms after the start at the latest`);
  },
);

const nth = <T>(list: readonly T[], index: number): T => required(list[index % list.length], 'an element');

/** Lets the engine that waits have so many bytes more than what it takes to be there. */
async function limitEngine(granted: number): Promise<void> {
  const [pid = 0] = await childrenOf(process.pid, 'engineHost');
  const size = /^VmSize:\s*(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  const limit = Number(size) * 1024 + granted;
  execFileSync('prlimit', ['--pid', String(pid), `--as=${limit}`]);
}
