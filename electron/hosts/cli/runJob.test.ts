import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { EngineCommand } from '../../../shared/jobs/EngineMessage.ts';
import { FakeEngine } from './testing/FakeEngine.ts';
import { invoke } from './testing/invoke.ts';

const command = ['train', 'mobilenet-v1', '--variant', 'mnist', '--dataset', 'mnist'];

const result: JobResult = {
  kind: 'train',
  run: 'r1',
  folder: '/data/runs/r1',
  epochs: 1,
  steps: 860,
  stoppedEarly: false,
  bestEpoch: 1,
  train: { loss: 0.1, accuracy: 0.97 },
  validation: { loss: 0.08, accuracy: 0.976, examples: 5000 },
  test: { loss: 0.07, accuracy: 0.98, examples: 10_000 },
  isKept: true,
  durationMs: 62_000,
  examplesPerSecond: 1234.5,
  dataShare: 0.012,
  takenOver: null,
  exportedTo: '/out',
};

const progress = (done: number): JobEventBody => ({
  type: 'progress',
  phase: 'training',
  done,
  total: 860,
  epoch: 1,
  epochs: 1,
  rate: 1234,
  remainingMs: 30_000,
});

const training: readonly JobEventBody[] = [
  { type: 'state', state: 'running' },
  { type: 'artifact', artifact: 'run', path: '/data/runs/r1' },
  progress(10),
  { type: 'metric', scope: 'batch', epoch: 1, step: 10, values: { loss: 1.5, accuracy: 0.5 } },
  progress(400),
  { type: 'metric', scope: 'epoch', epoch: 1, step: 860, values: { loss: 0.1, accuracy: 0.97 } },
  { type: 'artifact', artifact: 'checkpoint', path: '/data/runs/r1/checkpoint' },
];

const finished: readonly JobEventBody[] = [
  ...training,
  { type: 'result', result },
  { type: 'state', state: 'succeeded' },
];

/** An engine that says all this when it is started, and leaves. */
const engineThatSays = (...bodies: readonly JobEventBody[]) => {
  const commands: EngineCommand[] = [];
  const forkEngine = () =>
    new FakeEngine((asked, engine) => {
      if (asked.type === 'end') return;
      commands.push(asked);
      engine.tell(...bodies);
      engine.exit();
    });
  return { commands, forkEngine };
};

const linesOf = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as unknown);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lightweave-export-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a job that ends well is told to people on stdout, its course on stderr', async () => {
  const { forkEngine, commands } = engineThatSays(...finished);
  const { exitCode, out, err } = await invoke([...command, '--epochs', '1', '--export', folder], { forkEngine });
  expect(exitCode).toBe(0);
  expect(commands).toMatchObject([
    { type: 'start', spec: { kind: 'train', settings: { epochs: 1, dataset: 'mnist' }, exportTo: folder } },
  ]);
  expect(out).toContain('Trained in 1:02 (epochs: 1, steps: 860), 1,235 images/s.');
  expect(out).toContain('Test         loss 0.0700, accuracy 98.00 % (10,000 images)');
  expect(out).not.toContain('Best epoch');
  expect(out).toContain('/data/runs/r1');
  expect(out).toContain('Exported to  /out');
  expect(err).toContain('epoch 1: loss 0.1000, accuracy 97.00 %');
});

test('figures that are not those of the last epoch say whose they are', async () => {
  const stopped: JobEventBody = { type: 'result', result: { ...result, epochs: 7, bestEpoch: 4 } };
  const { forkEngine } = engineThatSays(...training, stopped, { type: 'state', state: 'succeeded' });
  expect((await invoke(command, { forkEngine })).out).toContain('Best epoch   4;');
});

test('with --json every event is a line, and the result the last one', async () => {
  const { forkEngine } = engineThatSays(...finished);
  const { exitCode, out } = await invoke([...command, '--json'], { forkEngine });
  expect(exitCode).toBe(0);
  const lines = linesOf(out);
  expect(lines.slice(0, -1)).toMatchObject(finished.map((body, index) => ({ seq: index + 1, ...body })));
  expect(lines.at(-1)).toEqual(result);
});

test('a terminal sees a bar with epoch, loss, accuracy, speed and time left', async () => {
  const { forkEngine } = engineThatSays(...finished);
  const { err } = await invoke(command, { forkEngine, isTerminal: true });
  expect(err).toContain('epoch 1: loss 0.1000, accuracy 97.00 %');
});

test('a failed job is told with its reason, exit code 1', async () => {
  const error = { code: 'train/nanLoss', values: { loss: 'NaN', epoch: 1, step: 3, learningRate: 10 } } as const;
  const { forkEngine } = engineThatSays({ type: 'state', state: 'failed', error });
  const { exitCode, out, err } = await invoke([...command, '--json'], { forkEngine });
  expect(exitCode).toBe(1);
  expect(linesOf(out).at(-1)).toMatchObject({ error: { code: 'train/nanLoss' } });
  expect(err).toContain('The loss became NaN at epoch 1, step 3. Lower the learning rate (it was 10).');
});

test('an engine that dies is a message', async () => {
  const forkEngine = () =>
    new FakeEngine((_command, engine) => engine.exit({ code: null, signal: 'SIGSEGV', output: 'last words' }));
  const { exitCode, err } = await invoke(command, { forkEngine });
  expect(exitCode).toBe(1);
  expect(err).toContain('The engine process ended unexpectedly (SIGSEGV).');
  expect(err).toContain('last words');
});

/** Presses Ctrl-C as soon as the engine was started, once or twice. */
function interrupting(times: number, onCancel: (engine: FakeEngine) => void) {
  let press = (): void => undefined;
  let isListening = false;
  const forkEngine = () =>
    new FakeEngine((asked, engine) => {
      if (asked.type === 'cancel') {
        onCancel(engine);
        return;
      }
      engine.tell(...training);
      for (let count = 0; count < times; count += 1) press();
    });
  const onInterrupt = (listener: () => void) => {
    press = listener;
    isListening = true;
    return () => {
      isListening = false;
    };
  };
  return { ports: { forkEngine, onInterrupt }, isListening: () => isListening };
}

test('Ctrl-C asks the job to stop, says what is kept, and answers 130', async () => {
  const { ports, isListening } = interrupting(1, engine => {
    engine.tell({ type: 'state', state: 'cancelled' });
    engine.exit();
  });
  const { exitCode, out, err } = await invoke([...command, '--json'], ports);
  expect(exitCode).toBe(130);
  expect(err).toContain('Stopping …');
  expect(err).toContain('`lightweave train --resume r1` goes on.');
  expect(linesOf(out).at(-1)).toEqual({
    cancelled: true,
    run: '/data/runs/r1',
    checkpoint: '/data/runs/r1/checkpoint',
  });
  expect(isListening()).toBe(false);
});

test('a second Ctrl-C ends a job that does not answer', async () => {
  const { ports } = interrupting(2, () => undefined);
  expect(await invoke(command, ports)).toMatchObject({ exitCode: 130 });
});

test('a network that does not fit is refused before anything starts, and adapted when asked', async () => {
  const { forkEngine, commands } = engineThatSays(...finished);
  const large = ['train', 'mobilenet-v1', '--dataset', 'mnist'];
  const refused = await invoke(large, { forkEngine });
  expect(refused).toMatchObject({ exitCode: 1, out: '' });
  expect(refused.err).toContain('The network expects 3 channels; MNIST has 1.');
  expect(refused.err).toContain('--adapt');
  expect(commands).toEqual([]);
  const adapted = await invoke([...large, '--adapt'], { forkEngine });
  expect(adapted.exitCode).toBe(0);
  expect(adapted.err).toContain('Adapted the network to MNIST: 28 × 28 × 1, 10 classes.');
  expect(commands).toMatchObject([{ spec: { document: { input: { resolution: 28, channels: 1, classes: 10 } } } }]);
});

test('an unknown dataset is answered with those that there are', async () => {
  const { err, exitCode } = await invoke(['train', 'mobilenet-v1', '--dataset', 'cifar10']);
  expect(exitCode).toBe(1);
  expect(err).toBe('Unknown dataset “cifar10”. Datasets: mnist, shapes.\n');
});

test('a folder that cannot be made is told before anything is trained', async () => {
  const { forkEngine, commands } = engineThatSays(...finished);
  const file = join(folder, 'file');
  await writeFile(file, '');
  const { exitCode, err } = await invoke([...command, '--export', join(file, 'model')], { forkEngine });
  expect(exitCode).toBe(1);
  expect(err).toBe(`The export to ${join(file, 'model')} failed: not a directory.\n`);
  expect(commands).toEqual([]);
});
