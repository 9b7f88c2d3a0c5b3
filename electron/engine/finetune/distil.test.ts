import type { Tensor } from '@tensorflow/tfjs-node';
import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { tensorCounts, tf } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { foldBatchNormalization } from '../model/foldBatchNormalization.ts';
import { Network } from '../model/Network.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { stripes } from '../testing/stripes.ts';
import { batchesOf, plainOrder } from '../training/batches.ts';
import { EagerStep } from '../training/EagerStep.ts';
import { distil } from './distil.ts';
import type { Teacher } from './Teacher.ts';

const dataset = stripes();
const split = await dataset.load('train');
const batches = [...batchesOf(dataset, split, plainOrder(split.count), 16)];
const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }));
const shape = { image: [8, 8, 1], batchSizes: [16] };
const draw = (seed: number): Network => new Network(plan, weight => drawWeight(weight, seed));

const number = (tensor: Tensor): number => required(tensor.dataSync()[0], 'a number');

test('a learner that says what its teacher says has nothing to learn from it', () => {
  tf.tidy(() => {
    const logits = tf.tensor2d([
      [2, -1, 0.5],
      [0, 3, -2],
    ]);
    const taught = (alpha: number, other: Tensor) =>
      number(distil(tf.scalar(0.8), other, { logits, temperature: 3, alpha }));
    expect(taught(1, logits)).toBeCloseTo(0, 5);
    expect(taught(0, tf.neg(logits))).toBeCloseTo(0.8, 6);
    expect(taught(0.25, logits)).toBeCloseTo(0.6, 5);
    expect(taught(1, tf.neg(logits))).toBeGreaterThan(1);
  });
});

test('the part of the teacher is the divergence of softened shares, times the squared temperature', () => {
  tf.tidy(() => {
    const [logits, other] = [tf.tensor2d([[2, -1, 0.5]]), tf.tensor2d([[-0.3, 0.4, 1]])];
    const soften = (values: Tensor) => [...tf.softmax(tf.div(values, 2)).dataSync()];
    const [wanted, own] = [soften(logits), soften(other)];
    const divergence = wanted.reduce((sum, share, index) => sum + share * Math.log(share / (own[index] ?? 1)), 0);
    const found = number(distil(tf.scalar(0), other, { logits, temperature: 2, alpha: 1 }));
    expect(found).toBeCloseTo(4 * divergence, 5);
  });
});

/** A teacher that was trained on the images for some steps. */
function train(): Teacher {
  const network = draw(1);
  const step = new RecordedStep(network, stepSettings(), shape);
  for (let taken = 1; taken <= 60; taken += 1) {
    step.run(required(batches[taken % 4], 'a batch'), { step: taken, learningRate: 0.01 });
  }
  step.writeBack();
  step.dispose();
  const folded = foldBatchNormalization(network, ['logits']);
  network.dispose();
  return { network: folded, layer: 'logits', settings: { run: 'r', temperature: 2, alpha: 1 } };
}

test('a learner takes over what its teacher knows, without a label of its own, either way alike', () => {
  const before = tensorCounts();
  const teacher = train();
  const settings = stepSettings({ teacher });
  const [eagerly, recorded] = [draw(2), draw(2)];
  const ways = [new EagerStep(eagerly, settings), new RecordedStep(recorded, settings, shape)];
  const unlabelled = batches.map(({ images }) => ({ images, labels: new Int32Array(16) }));
  const losses = ways.map(step =>
    Array.from(
      { length: 60 },
      (_, index) => step.run(required(unlabelled[index % 4], 'a batch'), { step: index + 1, learningRate: 0.01 }).loss,
    ),
  );
  const [eager = [], fast = []] = losses;
  eager.slice(0, 20).forEach((loss, index) => {
    expect(Math.abs(loss - required(fast[index], 'a loss'))).toBeLessThan(1e-3);
  });
  expect(fast.at(-1)).toBeLessThan(0.1 * required(fast[0], 'a loss'));
  for (const { images, labels } of batches) {
    const step = new EagerStep(eagerly, stepSettings());
    expect(step.run({ images, labels }, { step: 1, learningRate: 1e-9 }).correct).toBeGreaterThan(13);
    step.dispose();
  }
  for (const disposable of [...ways, eagerly, recorded, teacher.network]) disposable.dispose();
  expect(tensorCounts()).toEqual(before);
});
