import { describe, expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { stripes } from '../testing/stripes.ts';
import { batchesOf, plainOrder } from '../training/batches.ts';
import { EagerStep } from '../training/EagerStep.ts';
import type { TrainStep } from '../training/TrainStep.ts';

const dataset = stripes();
const split = await dataset.load('train');
const batches = [...batchesOf(dataset, split, plainOrder(split.count), 16)];
const settings = stepSettings({ optimizer: { name: 'sgd', learningRate: 0.1, momentum: 0.9 } });

/** The small network with averages that are not those it begins with, and some nodes frozen. */
function build(...frozen: readonly string[]): Network {
  const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }, 0.5));
  const network = new Network(plan, weight => drawWeight(weight, 3), new Set(frozen));
  network.weight('norm/movingMean').assign(network.weight('norm/movingMean').add(0.2));
  return network;
}

const ways: Readonly<Record<string, (network: Network) => TrainStep>> = {
  eager: network => new EagerStep(network, settings),
  recorded: network => new RecordedStep(network, settings, { image: [8, 8, 1], batchSizes: [16] }),
};

function train(network: Network, way: string): { losses: number[]; weights: Map<string, readonly number[]> } {
  const step = required(ways[way], way)(network);
  const losses = batches.map((batch, index) => step.run(batch, { step: index + 1, learningRate: 0.1 }).loss);
  step.writeBack();
  step.dispose();
  return { losses, weights: new Map([...network.weights].map(([name, weight]) => [name, [...weight.dataSync()]])) };
}

describe.each(Object.keys(ways))('%s steps with frozen nodes', way => {
  test('leave their weights and averages to the last bit, and train the rest', () => {
    const network = build('conv', 'norm');
    const before = new Map([...network.weights].map(([name, weight]) => [name, [...weight.dataSync()]]));
    const { weights } = train(network, way);
    const changed = [...weights.keys()].filter(name => String(weights.get(name)) !== String(before.get(name)));
    expect(changed).toEqual(['logits/kernel', 'logits/bias']);
    network.dispose();
  });

  test('send gradients through a frozen normalisation to what lies before it', () => {
    const network = build('norm');
    const before = [...network.weight('conv/kernel').dataSync()];
    const { weights } = train(network, way);
    expect(weights.get('conv/kernel')).not.toEqual(before);
    network.dispose();
  });

  test('drop nothing in a frozen node', () => {
    const [network, other] = [build('conv', 'norm', 'drop'), build('conv', 'norm')];
    expect(train(network, way).losses[0]).not.toBeCloseTo(required(train(other, way).losses[0], 'a loss'), 3);
    network.dispose();
    other.dispose();
  });
});

test.each([[['norm']], [['conv', 'norm']], [['logits']]])('recorded equals eager with %j frozen', frozen => {
  const [eagerly, recorded] = [build(...frozen), build(...frozen)];
  const [a, b] = [train(eagerly, 'eager'), train(recorded, 'recorded')];
  a.losses.forEach((loss, index) => {
    expect(Math.abs(loss - required(b.losses[index], 'a loss'))).toBeLessThan(1e-4);
  });
  for (const [name, values] of a.weights) {
    values.forEach((value, index) => expect(value).toBeCloseTo(required(b.weights.get(name)?.[index], name), 4));
  }
  eagerly.dispose();
  recorded.dispose();
});
