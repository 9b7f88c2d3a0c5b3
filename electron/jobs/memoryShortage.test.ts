import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { emptyDocument } from '../../shared/graph/GraphDocument.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { lower } from '../../shared/lowering/lower.ts';
import { trainingBytes } from '../../shared/lowering/trainingBytes.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { Run } from '../runs/Run.ts';
import type { EngineExit } from './EngineProcess.ts';
import { RunningJob } from './RunningJob.ts';
import { startEngine } from './startEngine.ts';
import { FakeEngine } from './testing/FakeEngine.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-shortage-'));
});
afterAll(() => rm(root, { recursive: true }));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** 140 MB for one image: as many as a batch may have fit into no machine's memory. */
const empty = emptyDocument('Net');
const tooLarge = {
  ...empty,
  input: { ...empty.input, resolution: 1024 },
  nodes: {
    image: { type: 'Input', params: {}, position: { x: 0, y: 0 } },
    conv: { type: 'Conv2D', params: { filters: 16 }, position: { x: 0, y: 0 } },
  },
  edges: { wire: { source: 'image', sourceHandle: 'out', target: 'conv', targetHandle: 'in' } },
};
const settingsOf = (batchSize: number) => trainSettingsSchema.parse({ dataset: 'mnist', batchSize });

const trainingOf = (batchSize: number): JobSpec => ({
  kind: 'train',
  document: tooLarge,
  settings: settingsOf(batchSize),
  exportTo: null,
});

const resumption: JobSpec = { kind: 'resume', run: 'known to the engine', exportTo: null };

async function runFolder(batchSize: number): Promise<string> {
  const dataset = { id: 'mnist', name: 'MNIST', hash: '', labels: [] };
  const begun = { settings: settingsOf(batchSize), startedAt: Date.now(), versions: {}, dataset };
  return (await Run.create(root, tooLarge, begun)).folder;
}

/** The job after its engine has named the run's folder and died. */
async function die(spec: JobSpec, folder: string | null, signal: string | null, code: number | null): Promise<Job> {
  const engine = new FakeEngine();
  const running = new RunningJob('job', 'Large', spec, () => undefined);
  running.begin(startEngine(() => engine, {}));
  await engine.ready();
  engine.say('job', { type: 'state', state: 'running' });
  if (folder !== null) engine.say('job', { type: 'artifact', artifact: 'run', path: folder });
  const exit: EngineExit = { code, signal, output: 'last words' };
  await engine.exit(exit);
  await running.gone;
  expect(running.job).toMatchObject({
    state: 'failed',
    error: { details: expect.stringContaining('last words') as string },
  });
  return running.job;
}

const ends = [
  ['SIGSEGV', null, 65_536, 'engine/likelyOutOfMemory'],
  ['SIGKILL', null, 65_536, 'engine/likelyOutOfMemory'],
  [null, 128 + 7, 65_536, 'engine/likelyOutOfMemory'],
  ['SIGSEGV', null, 1, 'engine/crashed'],
  ['SIGTERM', null, 65_536, 'engine/crashed'],
  [null, 1, 65_536, 'engine/crashed'],
] as const;

const told = ({ error }: Job) => ({ code: error?.code, values: error?.values });

test.each(ends)('ended by %s (%s) with a batch of %i images, %s is told', async (signal, exitCode, batchSize, code) => {
  const begun = told(await die(trainingOf(batchSize), null, signal, exitCode));
  const goneOn = told(await die(resumption, await runFolder(batchSize), signal, exitCode));
  const shortage = {
    needed: formatBytes(trainingBytes(lower(tooLarge), batchSize)),
    free: expect.stringMatching(/B$/) as string,
  };
  const reason = signal ?? (exitCode === 1 ? 'exit code 1' : 'SIGBUS');
  const values = code === 'engine/crashed' ? { reason } : { reason, ...shortage };
  for (const one of [begun, goneOn]) expect(one).toEqual({ code, values });
});

test('of a run whose folder was not named, or is gone, nothing is guessed', async () => {
  for (const folder of [null, join(root, 'gone'), root])
    expect(told(await die(resumption, folder, 'SIGKILL', null)).code).toBe('engine/crashed');
});
