import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { tensorCounts, tf } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { stripes } from '../testing/stripes.ts';
import { type Batch, batchesOf, epochOrder } from './batches.ts';
import { EagerStep } from './EagerStep.ts';

const input = { resolution: 8, classes: 4 };
const learningRate = 0.01;
const settings = (seed: number) => stepSettings({ seed });

async function batches(batchSize: number, seed = 1): Promise<Batch[]> {
  const dataset = stripes();
  const split = await dataset.load('train');
  return [...batchesOf(dataset, split, epochOrder(split.count, seed, 1), batchSize)];
}

/** The losses of some steps from a fresh network. */
async function losses(seed: number, dropout: number, batchSize = 16): Promise<number[]> {
  const plan = requirePlan(smallDocument(input, dropout));
  const network = new Network(plan, weight => drawWeight(weight, seed));
  const step = new EagerStep(network, settings(seed));
  const found = (await batches(batchSize)).map(
    (batch, index) => step.run(batch, { step: index + 1, learningRate }).loss,
  );
  step.dispose();
  network.dispose();
  return found;
}

test('the loss falls, and no tensor stays behind', async () => {
  const before = tensorCounts();
  const network = new Network(requirePlan(smallDocument(input)), weight => drawWeight(weight, 3));
  const step = new EagerStep(network, settings(3));
  const all = await batches(16);
  const results = Array.from({ length: 12 }, (_, index) =>
    step.run(required(all[index % 4], 'a batch'), { step: index + 1, learningRate }),
  );
  expect(results[0]?.loss).toBeGreaterThan(1);
  expect(results.at(-1)?.loss).toBeLessThan(0.3);
  expect(results.at(-1)?.correct).toBe(16);
  const during = tensorCounts();
  step.run(required(all[0], 'a batch'), { step: 13, learningRate });
  expect(tensorCounts()).toEqual(during);
  step.dispose();
  network.dispose();
  expect(tensorCounts()).toEqual(before);
});

test('the same seed gives the same losses; another one, or other masks, do not', async () => {
  const first = await losses(5, 0.5);
  (await losses(5, 0.5)).forEach((loss, index) => expect(loss).toBeCloseTo(required(first[index], 'a loss'), 4));
  expect(await losses(6, 0.5)).not.toEqual(first);
  expect((await losses(5, 0))[0]).not.toBeCloseTo(required(first[0], 'a loss'), 3);
});

test('a smaller last batch is a step like any other', async () => {
  const found = await losses(5, 0, 24);
  expect(found).toHaveLength(3);
  for (const loss of found) expect(Number.isFinite(loss)).toBe(true);
});

test('moving averages follow the batch by the momentum', async () => {
  const network = new Network(requirePlan(smallDocument(input)), weight => drawWeight(weight, 3));
  const step = new EagerStep(network, settings(3));
  const [batch] = await batches(64);
  const kernel = network.weight('conv/kernel').clone();
  step.run(required(batch, 'a batch'), { step: 1, learningRate });
  tf.tidy(() => {
    const images = tf.div(tf.tensor4d(Float32Array.from(required(batch, 'a batch').images.bytes), [64, 8, 8, 1]), 255);
    const { mean, variance } = tf.moments(tf.conv2d(images as never, kernel as never, 2, 'same'), [0, 1, 2]);
    const [means, variances] = [mean.dataSync(), variance.dataSync()];
    network
      .weight('norm/movingMean')
      .dataSync()
      .forEach((value, index) => {
        expect(value).toBeCloseTo(0.1 * required(means[index], 'a mean'), 5);
      });
    network
      .weight('norm/movingVariance')
      .dataSync()
      .forEach((value, index) => {
        expect(value).toBeCloseTo(0.9 + 0.1 * required(variances[index], 'a variance'), 5);
      });
  });
  kernel.dispose();
  step.dispose();
  network.dispose();
});

test('a state brings a step back to where it was, also in another step; one that lacks something changes nothing', async () => {
  const all = await batches(16);
  const start = () => {
    const network = new Network(requirePlan(smallDocument(input)), weight => drawWeight(weight, 4));
    return { network, step: new EagerStep(network, settings(4)) };
  };
  const train = (step: EagerStep, from: number): void => {
    for (const [index, batch] of all.slice(from, from + 2).entries()) {
      step.run(batch, { step: from + index + 1, learningRate });
    }
  };
  const [first, second] = [start(), start()];
  train(first.step, 0);
  const state = first.step.state();
  expect(second.step.restore(state.slice(1))).toBe(state[0]?.name);
  expect(second.step.state()).not.toEqual(state);
  expect(second.step.restore(state)).toBeNull();
  expect(second.step.state()).toEqual(state);
  train(second.step, 2);
  expect(second.step.state()).not.toEqual(state);
  for (const { network, step } of [first, second]) {
    step.dispose();
    network.dispose();
  }
});
