import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EngineCommand, EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import type { JobEvent } from '../../shared/jobs/JobEvent.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';

let root: string;
let hosts: BuiltHosts;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-host-'));
  hosts = await buildHosts('engineHost');
});
afterAll(async () => {
  await rm(root, { recursive: true });
  await hosts.remove();
});

/** A forked engine, and what it has said so far. */
class Engine {
  readonly child: ChildProcess;
  readonly messages: EngineMessage[] = [];
  readonly exit: Promise<number | null>;
  out = '';

  constructor(execArgv: readonly string[] = []) {
    this.child = fork(hosts.path('engineHost'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, LIGHTWEAVE_HOME: root },
      execArgv: [...execArgv],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
    });
    this.child.on('message', message => this.messages.push(message as EngineMessage));
    this.exit = new Promise(done => {
      this.child.once('exit', done);
    });
  }

  get events(): readonly JobEvent[] {
    return this.messages.flatMap(message => (message.type === 'event' ? [message.event] : []));
  }

  send(command: EngineCommand): void {
    this.child.send(command);
  }

  async ready(): Promise<void> {
    await expect.poll(() => this.messages[0], { timeout: 30_000 }).toMatchObject({ type: 'ready' });
  }

  async says(event: Partial<JobEvent>): Promise<void> {
    await expect.poll(() => this.events, { timeout: 30_000 }).toContainEqual(expect.objectContaining(event));
  }
}

const training = (epochs: number): JobSpec => ({
  kind: 'train',
  document: smallDocument(),
  settings: trainSettingsSchema.parse({ dataset: 'mnist', epochs, trainExamples: 500, testAtEnd: false }),
  exportTo: null,
});

test('every thread of an engine stands behind the window', async () => {
  const engine = new Engine();
  await expect.poll(() => engine.messages[0]?.type, { timeout: 60_000 }).toBe('ready');
  const tasks = `/proc/${engine.child.pid}/task`;
  const nice = await Promise.all(
    // The name in brackets may hold blanks; nice is the 17th number behind it.
    (await readdir(tasks)).map(async id =>
      Number((await readFile(`${tasks}/${id}/stat`, 'utf8')).split(') ')[1]?.split(' ')[16]),
    ),
  );
  engine.child.kill('SIGKILL');
  await engine.exit;
  expect(nice.length).toBeGreaterThan(4);
  expect(Math.min(...nice)).toBeGreaterThanOrEqual(10);
});

test('says when it is ready, runs one job, numbers its events and ends', async () => {
  const engine = new Engine();
  await engine.ready();
  expect(engine.messages[0]).toMatchObject({ tensorflow: '2.18.0' });
  engine.send({ type: 'start', jobId: 'job-1', spec: training(1) });
  expect(await engine.exit).toBe(0);
  const { events } = engine;
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.every(({ jobId }) => jobId === 'job-1')).toBe(true);
  expect(events.at(-2)).toMatchObject({ type: 'result', result: { kind: 'train', steps: 8 } });
  expect(events.at(-1)).toMatchObject({ type: 'state', state: 'succeeded' });
  expect(engine.out).toBe('');
});

test('can be held, let go and cancelled', async () => {
  const engine = new Engine();
  await engine.ready();
  engine.send({ type: 'start', jobId: 'job-2', spec: training(100_000) });
  await engine.says({ type: 'metric' });
  engine.send({ type: 'pause' });
  await engine.says({ type: 'state', state: 'paused' });
  const counted = engine.events.length;
  engine.send({ type: 'resume' });
  await expect.poll(() => engine.events.slice(counted)[0]).toMatchObject({ type: 'state', state: 'running' });
  engine.send({ type: 'cancel' });
  expect(await engine.exit).toBe(0);
  expect(engine.events.at(-1)).toMatchObject({ type: 'state', state: 'cancelled' });
});

test('a job that makes no sense fails with words, not with the process', async () => {
  const engine = new Engine();
  await engine.ready();
  engine.send({ type: 'start', jobId: 'job-3', spec: { kind: 'evaluate', run: 'nothing', dataset: null } });
  expect(await engine.exit).toBe(0);
  expect(engine.events.at(-1)).toMatchObject({ state: 'failed', error: { code: 'run/unknown' } });
});

test('ends when its host is gone', async () => {
  const engine = new Engine();
  await engine.ready();
  engine.send({ type: 'start', jobId: 'job-4', spec: training(100_000) });
  await engine.says({ type: 'metric' });
  engine.child.disconnect();
  expect(await engine.exit).toBe(0);
});

test('says why TensorFlow cannot be loaded', async () => {
  const script = join(root, 'without-tensorflow.cjs');
  await writeFile(
    script,
    `const { Module } = require('node:module');
     const load = Module._load;
     Module._load = (name, ...rest) => {
       if (name === '@tensorflow/tfjs-node') throw new RangeError('no such library');
       return load(name, ...rest);
     };`,
  );
  const engine = new Engine(['--require', script]);
  expect(await engine.exit).toBe(1);
  expect(engine.messages).toEqual([{ type: 'unavailable', reason: 'no such library' }]);
});

test('an error that nobody caught becomes the failure of the job', async () => {
  const script = join(root, 'late-error.cjs');
  await writeFile(
    script,
    `process.on('message', command => {
       if (command.type === 'pause') setTimeout(() => { throw new RangeError('out of the blue'); }, 0);
     });`,
  );
  const engine = new Engine(['--require', script]);
  await engine.ready();
  engine.send({ type: 'start', jobId: 'job-5', spec: training(100_000) });
  await engine.says({ type: 'metric' });
  engine.send({ type: 'pause' });
  expect(await engine.exit).toBe(1);
  expect(engine.events.at(-1)).toMatchObject({
    state: 'failed',
    error: { code: 'internal/unexpected', values: { message: 'out of the blue' } },
  });
});

test('a job that serves answers what it is asked, also before it is ready, and ends when it is cancelled', async () => {
  const trainer = new Engine();
  await trainer.ready();
  trainer.send({ type: 'start', jobId: 'job-6', spec: training(1) });
  expect(await trainer.exit).toBe(0);
  const trained = trainer.events.find(event => event.type === 'result');
  const run = trained?.type === 'result' && trained.result.kind === 'train' ? trained.result.run : '';

  const engine = new Engine();
  await engine.ready();
  engine.send({ type: 'start', jobId: 'job-7', spec: { kind: 'serve', run } });
  engine.send({ type: 'ask', id: 1, question: { kind: 'network' } });
  engine.send({ type: 'ask', id: 2, question: { kind: 'examples', indices: [1_000_000] } });
  const answers = () => engine.messages.filter(message => message.type === 'answer');
  await expect.poll(answers, { timeout: 30_000 }).toHaveLength(2);
  expect(answers()[0]).toMatchObject({ id: 1, answer: { ok: true, value: { kind: 'network', run } } });
  expect(answers()[1]).toMatchObject({ id: 2, answer: { ok: false, error: { code: 'image/unreadable' } } });
  engine.send({ type: 'cancel' });
  expect(await engine.exit).toBe(0);
  expect(engine.events.at(-1)).toMatchObject({ type: 'state', state: 'succeeded' });
});
