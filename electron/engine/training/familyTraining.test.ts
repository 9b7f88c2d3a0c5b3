import type { Tensor } from '@tensorflow/tfjs-node';
import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import type { ArgumentValues } from '../../../shared/templates/TemplateFile.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { tf } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { type Followed, Network } from '../model/Network.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { templateDocument } from '../testing/templateDocument.ts';
import { type Batch, batchesOf, epochOrder } from './batches.ts';
import { lossGradients } from './lossGradients.ts';
import { headLosses } from './losses.ts';
import { prepareImages } from './prepareImages.ts';

// What is particular to the training of some families.

const planOf = (family: string, variant: string, values?: ArgumentValues): LayerPlan =>
  requirePlan(templateDocument(family, variant, values));

async function mnistBatches(count: number, batchSize: number): Promise<readonly Batch[]> {
  const dataset = await openDataset('mnist', '');
  const train = await dataset.load('train');
  return [...batchesOf(dataset, train, epochOrder(train.count, 1, 1).subarray(0, count * batchSize), batchSize)];
}

/** The losses of recorded steps on batches from MNIST, one each, and the weights by name after them. */
function train(plan: LayerPlan, batches: readonly Batch[], learningRate = 0.001) {
  const network = new Network(plan, weight => drawWeight(weight, 1));
  const batchSizes = [...new Set(batches.map(({ labels }) => labels.length))];
  const step = new RecordedStep(network, stepSettings(), { image: [28, 28, 1], batchSizes });
  const losses = batches.map((batch, index) => step.run(batch, { step: index + 1, learningRate }).loss);
  const state = new Map(step.state().map(({ name, values }) => [name, values]));
  step.dispose();
  network.dispose();
  return { losses, state };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the full CapsNet with its decoder trains, and its loss falls', async () => {
  const plan = planOf('capsnet', 'capsnet-decoder');
  const { losses } = train(plan, await mnistBatches(16, 16));
  expect(mean(losses.slice(-4))).toBeLessThan(0.8 * mean(losses.slice(0, 4)));
}, 120_000);

test.each([
  ['mnist', ['aux1']],
  ['googlenet-aux', ['aux1', 'aux2']],
] as const)('GoogLeNet (%s) has its auxiliary losses at 0.3 in training, and none afterwards', (variant, auxiliary) => {
  const plan = planOf('googlenet', variant);
  const headsOf = (use: 'training' | 'evaluation') => headLosses(plan, use).map(({ head }) => [head.node, head.weight]);
  expect(headsOf('training').toSorted()).toEqual([...auxiliary.map(name => [name, 0.3]), ['head', 1]]);
  expect(headsOf('evaluation')).toEqual([['head', 1]]);
});

test('GoogLeNet’s auxiliary classifier adds to the loss and to the gradients before it, and learns', async () => {
  const plan = planOf('googlenet', 'mnist');
  const batches = await mnistBatches(2, 16);
  const [batch] = batches;
  const { images, labels } = required(batch, 'a batch');
  /** With the auxiliary losses weighted anew: the total loss, and how strong the gradients of each node's weights are. */
  const passWith = (weight: number) =>
    tf.tidy(() => {
      const network = new Network(plan, each => drawWeight(each, 1));
      const heads = headLosses(plan, 'training').map(each =>
        each.head.node === 'head' ? each : { ...each, head: { ...each.head, weight } },
      );
      const { loss, gradients, kept } = lossGradients(network, heads, {
        images: prepareImages(images, plan.input),
        labels: tf.tensor1d(labels, 'int32'),
        seed: tf.tensor1d([1, 1], 'int32'),
      });
      const normOf = (node: string) =>
        Math.hypot(
          ...[...gradients].filter(([name]) => name.startsWith(`${node}/`)).map(([, each]) => numberIn(tf.norm(each))),
        );
      const found = { loss: numberIn(loss), auxiliary: normOf('aux1'), before: normOf('stem'), head: normOf('head') };
      tf.dispose([...kept]);
      network.dispose();
      return found;
    });
  const [without, usual, double] = [passWith(0), passWith(0.3), passWith(0.6)];
  // The loss is linear in the weight: that of the head, and a share of the auxiliary one.
  expect(usual.loss - without.loss).toBeGreaterThan(0.3);
  expect(double.loss - usual.loss).toBeCloseTo(usual.loss - without.loss, 4);
  expect(usual.head).toBeCloseTo(without.head, 5);
  expect(usual.before).not.toBeCloseTo(without.before, 3);
  expect([without.auxiliary === 0, usual.auxiliary > 0]).toEqual([true, true]);

  const untouched = train(plan, batches, 0);
  const trained = train(plan, batches);
  const auxiliary = [...trained.state.keys()].filter(name => /aux1\/.*kernel/.test(name));
  expect(auxiliary.length).toBeGreaterThan(0);
  for (const name of auxiliary) expect(trained.state.get(name)).not.toEqual(untouched.state.get(name));
}, 60_000);

const numberIn = (scalar: Tensor): number => required(scalar.dataSync()[0], 'a number');

test('EfficientNet’s branches are dropped in training, more often the deeper they lie, and never afterwards', () => {
  const plan = planOf('efficientnet', 'mnist');
  const dropped = plan.layers.flatMap(layer => (layer.type === 'StochasticDepth' ? [layer] : []));
  const rates = dropped.map(({ params }) => params.rate);
  expect(rates.length).toBeGreaterThan(1);
  expect(rates).toEqual(rates.toSorted((a, b) => a - b));
  expect(required(rates.at(-1), 'a rate')).toBeGreaterThan(0.1);
  const samples = 256;
  const network = new Network(plan, weight => drawWeight(weight, 1));
  tf.tidy(() => {
    const images = tf.randomUniform([samples, 28, 28, 1], 0, 1, 'float32', 3);
    const layers = dropped.flatMap(({ inputs, name }) => [required(inputs[0], 'a branch'), name]);
    const followed = new Map<string, Followed>();
    const training = { seed: tf.tensor1d([1, 7], 'int32'), labels: tf.zeros([samples], 'int32'), followed };
    const [inTraining, afterwards] = [network.run(images, layers, training), network.run(images, layers)];
    tf.dispose([...followed.values()].map(({ value }) => value));
    for (const [index, rate] of rates.entries()) {
      const share = (outputs: readonly Tensor[]) => {
        const [before, after] = [required(outputs[2 * index], 'before'), required(outputs[2 * index + 1], 'after')];
        const sums = [before, after].map(each => [...tf.sum(tf.abs(each), [1, 2, 3]).dataSync()]);
        const kept = (sums[1] ?? []).map((sum, sample) => sum / required(sums[0]?.[sample], 'a branch'));
        for (const factor of kept)
          if (factor !== 0 && outputs === inTraining) expect(factor).toBeCloseTo(1 / (1 - rate), 3);
        return kept.filter(factor => factor === 0).length / samples;
      };
      // Within four standard deviations of the rate.
      expect(Math.abs(share(inTraining) - rate)).toBeLessThanOrEqual(4 * Math.sqrt((rate * (1 - rate)) / samples));
      expect(share(afterwards)).toBe(0);
    }
  });
  network.dispose();
});

test('EfficientNet draws anew at every step what it drops', async () => {
  const [batch] = await mnistBatches(1, 16);
  const same = [batch, batch, batch].map(each => required(each, 'a batch'));
  // A learning rate of zero leaves the weights: only what is dropped changes from step to step.
  const lossesWith = (values: ArgumentValues) => train(planOf('efficientnet', 'mnist', values), same, 0).losses;
  const [first = 0, ...others] = lossesWith({ stochasticDepth: 0, dropout: 0 });
  for (const loss of others) expect(loss).toBeCloseTo(first, 5);
  const spread = (losses: readonly number[]) => Math.max(...losses) - Math.min(...losses);
  expect(spread(lossesWith({ dropout: 0 }))).toBeGreaterThan(1e-3);
  expect(spread(lossesWith({ stochasticDepth: 0 }))).toBeGreaterThan(1e-3);
}, 60_000);
