import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import { defaultTrainSettings, type TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { Split } from '../../datasets/Dataset.ts';
import { memorySplit } from '../../datasets/memorySplit.ts';
import { viewExamples } from '../../datasets/selectExamples.ts';
import { tf } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { noiseBatch } from '../testing/noiseBatch.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { stripes } from '../testing/stripes.ts';
import { plainOrder } from './batches.ts';
import { createTrainStep } from './createTrainStep.ts';
import { EagerStep } from './EagerStep.ts';
import type { TrainStep } from './TrainStep.ts';

const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }));
const { info } = stripes();
/** Six images without a streak of light, of four classes. */
const inMemory = memorySplit(new Uint8Array(6 * 8 * 8), Uint16Array.of(0, 1, 2, 3, 0, 0));

const newNetwork = (): Network => new Network(plan, weight => drawWeight(weight, 1));

/** Makes a step for a network, lets `use` look at it, and tells what was said. */
function withStep(
  network: Network,
  change: Partial<TrainSettings>,
  use: (step: TrainStep) => void,
  train: Split = inMemory,
): JobEventBody[] {
  const events: JobEventBody[] = [];
  const settings = { ...defaultTrainSettings('stripes'), batchSize: 4, ...change };
  const step = createTrainStep(network, settings, { info }, train, {
    dataRoot: tmpdir(),
    emit: event => events.push(event),
  });
  use(step);
  step.dispose();
  network.dispose();
  return events;
}

test('a step is recorded, and the run says how long that took', () => {
  const events = withStep(newNetwork(), {}, step => {
    expect(step).toBeInstanceOf(RecordedStep);
    for (const [index, count] of [4, 2].entries()) {
      step.run(noiseBatch(plan.input, count), { step: index + 1, learningRate: 0.01 });
    }
  });
  expect(events).toEqual([
    { type: 'log', level: 'info', message: expect.stringMatching(/recorded .* \d+ ms/) as unknown },
  ]);
});

test('what cannot be recorded is trained operation by operation, and the run says so', () => {
  const network = newNetwork();
  // A value that is neither an input of the step nor made in it: recorded, it would stay what it was for ever.
  const drifting = tf.scalar(2);
  const run = network.run.bind(network);
  network.run = (...given) => run(...given).map(output => tf.mul(output, drifting));
  const losses: number[] = [];
  const events = withStep(network, {}, step => {
    expect(step).toBeInstanceOf(EagerStep);
    losses.push(step.run(noiseBatch(plan.input, 4), { step: 1, learningRate: 0.01 }).loss);
  });
  drifting.dispose();
  expect(losses.every(Number.isFinite)).toBe(true);
  expect(events).toEqual([
    {
      type: 'log',
      level: 'warning',
      message: expect.stringMatching(/cannot be recorded.*recorded or an input/) as unknown,
    },
  ]);
});

test('a recorded step holds the images of a split that is in memory, and no others', () => {
  withStep(newNetwork(), {}, step => expect(step.held).toBe(inMemory));
  const streamed = viewExamples(inMemory, plainOrder(6));
  withStep(newNetwork(), {}, step => expect(step.held).toBeNull(), streamed);
});

test('balanced weights of classes make up for their numbers', () => {
  const lossOf = (classWeights: TrainSettings['classWeights']): number => {
    let loss = Number.NaN;
    withStep(newNetwork(), { classWeights }, step => {
      loss = step.run(noiseBatch(plan.input, 4), { step: 1, learningRate: 0.01 }).loss;
    });
    return loss;
  };
  expect(lossOf('balanced')).toBeCloseTo(lossOf([0.5, 1.5, 1.5, 1.5]), 6);
  expect(lossOf('balanced')).not.toBeCloseTo(lossOf(null), 3);
  expect(() => lossOf([1, 2])).toThrow(
    expect.objectContaining({
      code: 'train/settings',
      values: { field: 'classWeights', expected: '4 numbers', received: '2' },
    }),
  );
});
