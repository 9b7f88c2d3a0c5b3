import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { networkValues } from '../model/networkValues.ts';
import { singleLayerPlan } from '../testing/singleLayerPlan.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { stripes } from '../testing/stripes.ts';
import { type Batch, batchesOf, plainOrder } from './batches.ts';
import { EagerStep } from './EagerStep.ts';
import type { StepSettings } from './TrainStep.ts';

// What settings of a step mean, told without them: these are the tests that do not compare one way to train with the other.

const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }));
const sgd = { name: 'sgd', learningRate: 0.1 } as const;
const learningRate = 0.1;

async function batches(size: number): Promise<readonly Batch[]> {
  const dataset = stripes();
  const split = await dataset.load('train');
  return [...batchesOf(dataset, split, plainOrder(split.count), size)];
}

/** Trains a fresh network on some batches; the network's weights after each, and the losses. */
function follow(settings: Partial<StepSettings>, all: readonly Batch[], of: LayerPlan = plan) {
  const network = new Network(of, weight => drawWeight(weight, 3));
  const step = new EagerStep(network, { ...stepSettings({ optimizer: sgd }), ...settings });
  const losses: number[] = [];
  const weights = all.map((batch, index) => {
    losses.push(step.run(batch, { step: index + 1, learningRate }).loss);
    step.writeBack();
    return networkValues(network).flatMap(({ name, values }) => (name.includes('moving') ? [] : [...values]));
  });
  step.dispose();
  network.dispose();
  return { losses, weights };
}

const expectClose = (found: readonly number[] | undefined, expected: readonly number[]): void =>
  required(found, 'weights').forEach((value, index) =>
    expect(value).toBeCloseTo(required(expected[index], 'a weight'), 5),
  );

test('batches whose gradients add up move the weights as one batch of all their images', async () => {
  // Without batch normalisation, whose statistics are of each batch.
  const flat = singleLayerPlan('Dense', [1, 1, 64], { units: 4 }, [['Flatten', {}]]);
  const shaped: LayerPlan = { ...flat, input: { ...flat.input, classes: 4 } };
  const asRow = ({ images, labels }: Batch): Batch => ({
    labels,
    images: { ...images, height: 1, width: 1, channels: 64 },
  });
  const small = (await batches(8)).slice(0, 2).map(asRow);
  const large = (await batches(16)).slice(0, 1).map(asRow);
  const added = follow({ accumulationSteps: 2 }, small, shaped);
  expectClose(added.weights[1], required(follow({}, large, shaped).weights[0], 'weights'));
  expect(added.weights[0]).not.toEqual(added.weights[1]);
});

test('averages of the weights follow them by the momentum, and sooner in the beginning', async () => {
  const all = (await batches(16)).slice(0, 3);
  const plain = follow({}, all);
  const network = new Network(plan, weight => drawWeight(weight, 3));
  const start = networkValues(network).flatMap(({ name, values }) => (name.includes('moving') ? [] : [...values]));
  network.dispose();
  for (const momentum of [0.2, 0.999]) {
    const averaged = follow({ ema: { momentum } }, all);
    expect(averaged.losses).toEqual(plain.losses);
    let average = start;
    plain.weights.forEach((weights, index) => {
      const keep = Math.min(momentum, (2 + index) / (11 + index));
      average = average.map((value, at) => keep * value + (1 - keep) * required(weights[at], 'a weight'));
      expectClose(averaged.weights[index], average);
    });
  }
});

test('a class that counts nothing changes nothing, and balance is a matter of the losses', async () => {
  const [batch] = await batches(64);
  const only = required(batch, 'a batch');
  const loss = (classWeights: readonly number[] | null) =>
    required(follow({ classWeights }, [only]).losses[0], 'a loss');
  const each = [0, 1, 2, 3].map(index => loss([0, 1, 2, 3].map(other => (other === index ? 1 : 0))));
  expect(each.reduce((sum, part) => sum + part)).toBeCloseTo(loss(null), 5);
  const weights = [0.5, 2, 0, 3];
  const weighed = each.reduce((sum, part, index) => sum + part * required(weights[index], 'a weight'), 0);
  expect(loss(weights)).toBeCloseTo(weighed, 5);
});
