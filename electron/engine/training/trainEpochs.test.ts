import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert } from '../../../shared/base/assert.ts';
import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import { judgeStatistics } from '../../../shared/training/judgeStatistics.ts';
import { readMetrics } from '../../runs/metrics.ts';
import { readStatistics } from '../../runs/readStatistics.ts';
import type { Network } from '../model/Network.ts';
import { createContext } from '../testing/createContext.ts';
import { type TrainingOptions, trainStripes } from '../testing/trainStripes.ts';
import type { Trained } from './trainEpochs.ts';
import type { TrainStep } from './TrainStep.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-train-'));
});
afterAll(() => rm(root, { recursive: true }));

const train = (options: TrainingOptions): ReturnType<typeof trainStripes> => trainStripes(root, options);

test('epochs, batches, validation and checkpoints add up', async () => {
  const { context, events } = createContext(root);
  const { trained, run } = await train({ context });
  expect(trained).toMatchObject({ epochs: 3, step: 9, stoppedEarly: false, examples: 192 });
  expect(trained.best.validation).toMatchObject({ examples: 32 });
  const metrics = await readMetrics(join(run.folder, 'metrics.jsonl'));
  const counts = (scope: string) => metrics.filter(metric => metric.scope === scope).length;
  expect([counts('batch'), counts('epoch'), counts('validation')]).toEqual([9, 3, 3]);
  expect(metrics.filter(({ scope }) => scope === 'batch').map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect((await run.checkpoints.find('latest'))?.epoch).toBe(3);
  const last = events.findLast(event => event.type === 'progress' && event.phase === 'training');
  expect(last).toMatchObject({ done: 9, total: 9, epoch: 3, epochs: 3 });
});

test('the number of steps can be limited, in the middle of an epoch', async () => {
  const { trained } = await train({ settings: { steps: 4, epochs: 50 } });
  expect(trained).toMatchObject({ epochs: 2, step: 4, examples: 64 + 24 });
});

test('a batch larger than the dataset is the whole dataset', async () => {
  const { trained } = await train({ settings: { batchSize: 4096, epochs: 2 } });
  expect(trained).toMatchObject({ step: 2, examples: 128 });
});

/** Ruins the weights a little more at every epoch from the third on. */
const spoil = (step: TrainStep, network: Network): TrainStep => ({
  held: step.held,
  run(batch, moment) {
    const result = step.run(batch, moment);
    const logits = network.weight('logits/kernel');
    if (moment.step > 6) logits.assign(logits.mul(-2));
    return result;
  },
  inspect: (batch, moment) => step.inspect(batch, moment),
  writeBack: () => step.writeBack(),
  state: () => step.state(),
  restore: state => step.restore(state),
  dispose: () => step.dispose(),
});

test('stops when the validation loss no longer falls, and knows the best epoch', async () => {
  const { trained, run } = await train({
    settings: { epochs: 40, earlyStopping: { patience: 2, minDelta: 0 } },
    wrap: spoil,
  });
  expect(trained).toMatchObject({ epochs: 4, step: 12, stoppedEarly: true, best: { epoch: 2, step: 6 } });
  expect((await run.checkpoints.find('best'))?.epoch).toBe(2);
});

test('a loss that is no number ends the training at that very step', async () => {
  const settings = {
    optimizer: { name: 'sgd', learningRate: 1e30, momentum: 0, nesterov: false, weightDecay: 0 } as const,
  };
  await expect(train({ settings })).rejects.toMatchObject({
    code: 'train/nanLoss',
    values: { loss: expect.stringMatching(/NaN|Infinity/) as unknown, epoch: 1, step: 2, learningRate: 1e30 },
  });
});

test('a loss that explodes but stays a number is told of once, at that step, and kept with the run', async () => {
  const { context, events } = createContext(root);
  const settings = {
    optimizer: { name: 'sgd', learningRate: 100, momentum: 0, nesterov: false, weightDecay: 0 } as const,
  };
  const { trained, run } = await train({ context, settings });
  expect(trained.step).toBe(9);
  const told = events.findIndex(event => event.type === 'log');
  expect(events.filter(({ type }) => type === 'log')).toHaveLength(1);
  expect(events[told]).toMatchObject({
    level: 'warning',
    message: expect.stringMatching(
      /^The loss rose from [\d.]+ to \d+ at step [23]\. Lower the learning rate/,
    ) as string,
  });
  // Before the epoch is through, so that the canvas shows it while it happens.
  expect(told).toBeLessThan(events.findIndex(event => event.type === 'metric' && event.scope === 'epoch'));
  const kept = await readStatistics(run.folder);
  assert(kept !== null, 'the statistics of the run');
  expect(judgeStatistics(kept)[0]).toMatchObject({ kind: 'diverging', node: 'softmax', layer: 'softmax' });
  const event = events[told + 1];
  expect(event).toMatchObject({ type: 'statistics', statistics: { epoch: 1, loss: { node: 'softmax' } } });
});

test('a loss that only wavers is not told of', async () => {
  const { context, events } = createContext(root);
  await train({ context, settings: { batchSize: 1, epochs: 2 } });
  expect(events.filter(({ type }) => type === 'log')).toEqual([]);
  const judged = events.flatMap(event => (event.type === 'statistics' ? judgeStatistics(event.statistics) : []));
  expect(judged.filter(({ kind }) => kind === 'diverging')).toEqual([]);
});

test('looking at weights and gradients takes a hundredth of the time at most: after the first epoch, then as often as that allows, and at the end', async () => {
  let now = 0;
  const looks: number[] = [];
  const { context } = createContext(root, event => {
    if (event.type === 'metric' && event.scope === 'epoch') now += 30_000;
    if (event.type !== 'statistics') return;
    looks.push(event.statistics.epoch);
    now += 1000;
  });
  await train({ context: { ...context, clock: { now: () => now } }, settings: { epochs: 10 } });
  expect(looks).toEqual([1, 5, 9, 10]);
});

test('cancelling ends it before the next step', async () => {
  let steps = 0;
  const { context } = createContext(root, (event: JobEventBody, cancel) => {
    if (event.type === 'artifact') cancel();
  });
  const counting = (step: TrainStep): TrainStep => ({
    held: step.held,
    run(batch, moment) {
      steps += 1;
      return step.run(batch, moment);
    },
    inspect: (batch, moment) => step.inspect(batch, moment),
    writeBack: () => step.writeBack(),
    state: () => step.state(),
    restore: state => step.restore(state),
    dispose: () => step.dispose(),
  });
  await expect(train({ context, wrap: counting })).rejects.toMatchObject({ name: 'AbortError' });
  expect(steps).toBe(3);
});

test('pausing holds it between two steps, and cancelling frees it', async () => {
  const { context, events } = createContext(root);
  let resume = (): void => undefined;
  const pausing = {
    isPaused: true,
    whenResumed: () =>
      new Promise<void>(resolve => {
        resume = () => {
          pausing.isPaused = false;
          resolve();
        };
      }),
  };
  const held = train({ context: { ...context, pausing } });
  const states = () => events.flatMap(event => (event.type === 'state' ? [event.state] : []));
  await expect.poll(states).toEqual(['paused']);
  expect(events.some(({ type }) => type === 'metric')).toBe(false);
  resume();
  const { trained } = await held;
  expect(states()).toEqual(['paused', 'running']);
  expect((trained satisfies Trained).step).toBe(9);

  const cancelled = new AbortController();
  const never = { isPaused: true, whenResumed: () => new Promise<void>(() => undefined) };
  const waiting = train({ context: { ...context, pausing: never, signal: cancelled.signal } });
  await expect.poll(() => states().length).toBe(3);
  cancelled.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

test('a disk that takes no checkpoint is told of, and training goes on', async () => {
  const { context, events } = createContext(root);
  const { trained } = await train({ context, prepare: run => writeFile(join(run.folder, 'checkpoints'), 'no folder') });
  expect(trained.epochs).toBe(3);
  expect(events.filter(({ type }) => type === 'artifact')).toHaveLength(0);
  const warnings = events.filter(event => event.type === 'log' && event.level === 'warning');
  expect(warnings).toHaveLength(3);
  expect(warnings[0]).toMatchObject({
    message: expect.stringMatching(/^Cannot write .*checkpoints.*exists/) as unknown,
  });
});
