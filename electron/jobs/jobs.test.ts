import { writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineStatus } from '../../shared/ipc/messages.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { JobEvent } from '../../shared/jobs/JobEvent.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { emptyDocument } from '../../shared/graph/GraphDocument.ts';
import { defaultEngineLimits, type EngineLimits } from '../../shared/jobs/EngineLimits.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { forkChild } from '../hosts/forkChild.ts';
import type { ForkEnvironment } from './engineEnvironment.ts';
import type { ForkEngine } from './EngineProcess.ts';
import { JobRegistry } from './JobRegistry.ts';
import { FakeEngine } from './testing/FakeEngine.ts';

const spec: JobSpec = { kind: 'export', run: 'r', format: 'tfjs', folder: '/out' };

let engines: FakeEngine[];
let events: JobEvent[];
let statuses: EngineStatus[];
let registry: JobRegistry;
let environments: ForkEnvironment[];
let limits: EngineLimits;
let silent: string[];

beforeEach(() => {
  vi.useFakeTimers();
  engines = [];
  events = [];
  statuses = [];
  environments = [];
  limits = defaultEngineLimits;
  const fork: ForkEngine = (_host, environment) => {
    environments.push(environment);
    const engine = new FakeEngine();
    engines.push(engine);
    return engine;
  };
  silent = [];
  const listeners = {
    onEvent: (e: JobEvent) => events.push(e),
    onStatus: (s: EngineStatus) => statuses.push(s),
    onSilent: ({ title }: Job) => silent.push(title),
  };
  registry = new JobRegistry(fork, listeners, () => limits);
});
afterEach(() => vi.useRealTimers());

const engineAt = (index: number): FakeEngine => engines[index] ?? new FakeEngine();
const stateOf = (id: string): string | undefined => registry.list().find(job => job.id === id)?.state;

async function startRunning(): Promise<{ id: string; engine: FakeEngine }> {
  const id = registry.start(spec, 'Export');
  const engine = engineAt(engines.length - 1);
  await engine.ready();
  engine.say(id, { type: 'state', state: 'running' });
  return { id, engine };
}

test('a warm engine takes the job, and another is warmed when it is done', async () => {
  registry.warm();
  registry.warm();
  await engineAt(0).ready();
  expect(statuses.map(({ state }) => state)).toEqual(['starting', 'ready']);
  const id = registry.start(spec, 'Export');
  await vi.runOnlyPendingTimersAsync();
  expect(engines).toHaveLength(1);
  expect(engineAt(0).sent).toEqual([{ type: 'start', jobId: id, spec }]);
  engineAt(0).say(id, { type: 'state', state: 'running' });
  engineAt(0).say(id, { type: 'state', state: 'succeeded' });
  await engineAt(0).exit({ code: 0, signal: null, output: '' });
  await vi.runOnlyPendingTimersAsync();
  expect(events.map(event => event.seq)).toEqual([1, 2]);
  expect(stateOf(id)).toBe('succeeded');
  expect(engines).toHaveLength(2);
});

const training: JobSpec = {
  kind: 'train',
  document: emptyDocument('Net'),
  settings: trainSettingsSchema.parse({ dataset: 'mnist' }),
  exportTo: null,
};

test('trainings wait for their turn, in their order, while other jobs do not', async () => {
  const [first, second, third] = ['a', 'b', 'c'].map(title => registry.start(training, title)) as [
    string,
    string,
    string,
  ];
  expect(engines).toHaveLength(1);
  registry.start(spec, 'Export');
  expect(engines).toHaveLength(2);
  await engineAt(0).ready();
  expect([first, second, third].map(stateOf)).toEqual(['queued', 'queued', 'queued']);
  registry.cancel(second);
  expect(events.at(-1)).toMatchObject({ jobId: second, seq: 1, state: 'cancelled' });
  engineAt(0).say(first, { type: 'state', state: 'running' });
  engineAt(0).say(first, { type: 'state', state: 'succeeded' });
  await vi.advanceTimersByTimeAsync(0);
  // Not before the memory of the one before is free.
  expect(engines).toHaveLength(2);
  await engineAt(0).exit({ code: 0, signal: null, output: '' });
  await engineAt(2).ready();
  expect(engineAt(2).sent).toMatchObject([{ type: 'start', jobId: third }]);
});

test('trainings that wait change places, and no others', async () => {
  const start = (title: string) => registry.start(training, title);
  const [running, second, third, fourth] = [start('a'), start('b'), start('c'), start('d')] as const;
  const other = registry.start(spec, 'Export');
  expect(registry.move(fourth, -1)).toEqual([running, second, fourth, third, other]);
  expect(registry.move(fourth, -1)).toEqual([running, fourth, second, third, other]);
  // The one before it runs already; there is none behind the last; another job waits for nothing.
  for (const [id, by] of [[fourth, -1] as const, [third, 1] as const, [running, 1] as const, [other, -1] as const]) {
    expect(registry.move(id, by)).toEqual([running, fourth, second, third, other]);
  }
  expect(registry.list().map(({ title }) => title)).toEqual(['a', 'd', 'b', 'c', 'Export']);
  await engineAt(0).ready();
  engineAt(0).say(running, { type: 'state', state: 'running' });
  engineAt(0).say(running, { type: 'state', state: 'succeeded' });
  await engineAt(0).exit({ code: 0, signal: null, output: '' });
  await engineAt(2).ready();
  expect(engineAt(2).sent).toMatchObject([{ type: 'start', jobId: fourth }]);
});

test('as many trainings run at once as the limits allow', () => {
  limits = { ...defaultEngineLimits, parallelRuns: 2 };
  for (const title of ['a', 'b', 'c']) registry.start(training, title);
  expect(engines).toHaveLength(2);
});

test('threads and priority reach the process, and a deterministic job has one thread', async () => {
  limits = { ...defaultEngineLimits, threads: 3, priority: 'lowest' };
  registry.warm();
  await engineAt(0).ready();
  registry.start(training, 'Same every time', true);
  // The warm engine computes with three.
  expect(engineAt(0).isKilled).toBe(true);
  limits = { ...limits, threads: null };
  registry.start(spec, 'Export');
  expect(environments).toEqual([
    { LIGHTWEAVE_PRIORITY: 'lowest', TF_NUM_INTRAOP_THREADS: '3' },
    { LIGHTWEAVE_PRIORITY: 'lowest', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' },
    { LIGHTWEAVE_PRIORITY: 'lowest' },
  ]);
});

test('a second job gets a process of its own, and commands reach the right one', async () => {
  const first = await startRunning();
  const second = await startRunning();
  registry.pause(second.id);
  registry.resume(second.id);
  expect(first.engine.sent).toHaveLength(1);
  expect(second.engine.sent.map(({ type }) => type)).toEqual(['start', 'pause', 'resume']);
  expect(registry.list().map(({ id }) => id)).toEqual([first.id, second.id]);
});

test('a crash becomes a failed state with the next number and the reason', async () => {
  const { id, engine } = await startRunning();
  await engine.exit({ code: null, signal: 'SIGSEGV', output: 'terrible things' });
  expect(events.at(-1)).toMatchObject({
    seq: 2,
    state: 'failed',
    error: { code: 'engine/crashed', values: { reason: 'SIGSEGV' } },
  });
  expect(registry.list()[0]?.error?.details).toContain('terrible things');
  expect(stateOf(id)).toBe('failed');
});

test.each([
  ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'engine/outOfMemory'],
  ["terminate called after throwing an instance of 'std::bad_alloc'", 'engine/outOfMemory'],
  ['something else', 'engine/crashed'],
])('what it printed tells why it died: %s', async (output, code) => {
  const { engine } = await startRunning();
  await engine.exit({ code: 134, signal: null, output });
  expect(events.at(-1)).toMatchObject({ error: { code } });
});

test('a cancelled job that does not listen is ended within 3 s', async () => {
  const { id, engine } = await startRunning();
  registry.cancel(id);
  expect(engine.sent.at(-1)).toEqual({ type: 'cancel' });
  await vi.advanceTimersByTimeAsync(2499);
  expect(engine.isKilled).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(engine.isKilled).toBe(true);
  expect(stateOf(id)).toBe('cancelled');
});

test('a cancelled job that hears it has 20 s to keep its state', async () => {
  const { id, engine } = await startRunning();
  registry.cancel(id);
  engine.hear();
  await vi.advanceTimersByTimeAsync(19_999);
  expect(engine.isKilled).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(engine.isKilled).toBe(true);
});

test('a training that falls silent is told of within half a minute; one that is paused, and other jobs, may be silent', async () => {
  const id = registry.start(training, 'Quiet');
  await engineAt(0).ready();
  engineAt(0).say(id, { type: 'state', state: 'running' });
  await vi.advanceTimersByTimeAsync(28_999);
  engineAt(0).say(id, { type: 'log', level: 'info', message: 'still here' });
  await vi.advanceTimersByTimeAsync(28_999);
  expect(silent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(silent).toEqual(['Quiet']);
  engineAt(0).say(id, { type: 'state', state: 'paused' });
  await startRunning();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(silent).toEqual(['Quiet']);
});

test('a job cancelled before it runs never starts', async () => {
  const id = registry.start(spec, 'Export');
  registry.cancel(id);
  await engineAt(0).ready();
  expect(engineAt(0).sent).toEqual([]);
  expect(stateOf(id)).toBe('cancelled');
});

test('an engine that lingers after the end is ended after 2 s', async () => {
  const { id, engine } = await startRunning();
  engine.say(id, { type: 'state', state: 'succeeded' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(engine.isKilled).toBe(true);
  expect(stateOf(id)).toBe('succeeded');
});

test.each<[string, (engine: FakeEngine) => void, string]>([
  ['says so', engine => engine.refuse('no TensorFlow'), 'no TensorFlow'],
  ['dies', engine => void engine.exit({ code: 1, signal: null, output: '' }), 'exit code 1'],
  ['is silent', () => undefined, 'no answer after 60 s'],
])('an engine that cannot start %s: the job fails with the reason', async (_how, happen, reason) => {
  registry.warm();
  const id = registry.start(spec, 'Export');
  happen(engineAt(0));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stateOf(id)).toBe('failed');
  expect(registry.list()[0]?.error).toMatchObject({ code: 'engine/cannotStart', values: { reason } });
  expect(engineAt(0).isKilled).toBe(true);
});

test('an unavailable engine is reported and tried again by the next job', async () => {
  registry.warm();
  engineAt(0).refuse('no TensorFlow');
  await vi.advanceTimersByTimeAsync(0);
  expect(statuses.at(-1)).toEqual({ state: 'unavailable', tensorflow: null, reason: 'no TensorFlow' });
  registry.start(spec, 'Export');
  expect(engines).toHaveLength(2);
});

test('dispose ends every process', async () => {
  const running = await startRunning();
  registry.warm();
  const done = registry.dispose();
  await vi.advanceTimersByTimeAsync(5000);
  await done;
  expect(engines.map(engine => engine.isKilled)).toEqual([true, true]);
  expect(stateOf(running.id)).toBe('cancelled');
});

test('a real process that is killed makes a failed job', async () => {
  vi.useRealTimers();
  const path = join(await mkdtemp(join(tmpdir(), 'lightweave-engine-')), 'engine.mjs');
  await writeFile(
    path,
    `process.send({ type: 'ready', tensorflow: 'none', startedInMs: 0 });
     process.on('message', ({ jobId }) => {
       console.error('last words');
       process.send({ type: 'event', event: { jobId, seq: 1, time: 1, type: 'state', state: 'running' } },
         () => process.kill(process.pid, 'SIGKILL'));
     });`,
  );
  const ended = new Promise<void>(resolve => {
    registry = new JobRegistry(() => forkChild(path), {
      onEvent: event => {
        events.push(event);
        if (event.type === 'state' && event.state === 'failed') resolve();
      },
      onStatus: () => undefined,
    });
  });
  registry.start(spec, 'Export');
  await ended;
  await registry.dispose();
  expect(events.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(events[1]).toMatchObject({ error: { code: 'engine/crashed', values: { reason: 'SIGKILL' } } });
  expect(registry.list()[0]?.error?.details).toContain('last words');
});
