import type { Tensor } from '@tensorflow/tfjs-node';
import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import type { LayerPlan, PlanHead } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { singleLayerPlan } from '../testing/singleLayerPlan.ts';
import { classifierOf, headLosses, type Targets, totalLoss } from './losses.ts';

const head: PlanHead = {
  node: 'layer',
  layer: 'layer',
  loss: 'categoricalCrossentropy',
  weight: 1,
  target: 'label',
  use: 'always',
};
const withHeads = (plan: LayerPlan, ...heads: readonly Partial<PlanHead>[]): LayerPlan => ({
  ...plan,
  input: { ...plan.input, classes: 3 },
  heads: heads.map(change => ({ ...head, ...change })),
});
const softmax = singleLayerPlan('Activation', [1, 1, 3], { activation: 'softmax' }, [['Flatten', {}]]);
const flat = singleLayerPlan('Flatten', [1, 1, 3]);

const labels = tf.tensor1d([2, 0], 'int32');
const images = tf.tensor4d([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [2, 1, 1, 3]);

function lossOf(plan: LayerPlan, outputs: readonly number[][][], change: Partial<Targets> = {}): number {
  return tf.tidy(() => {
    const heads = headLosses(plan, 'training');
    const tensors: Tensor[] = outputs.map(rows => tf.tensor(rows));
    return required(totalLoss(heads, tensors, { labels, images, classes: 3, ...change }).dataSync()[0], 'a loss');
  });
}

test('cross-entropy behind a softmax comes from its logits', () => {
  const plan = withHeads(softmax, {});
  expect(headLosses(plan, 'training').map(({ layer }) => layer)).toEqual(['before0']);
  const logits = [
    [1, 2, 3],
    [2, 0, -1],
  ];
  const expected = logits.map((row, index) => {
    const sum = row.reduce((total, value) => total + Math.exp(value), 0);
    return Math.log(sum) - required(row[[2, 0][index] ?? 0], 'a logit');
  });
  expect(lossOf(plan, [logits])).toBeCloseTo((required(expected[0], 'a') + required(expected[1], 'b')) / 2, 5);
  const sure = [
    [0, 0, 1000],
    [-500, 500, 0],
  ];
  expect(lossOf(plan, [sure])).toBeCloseTo(500, 3);
});

test('smoothing spreads a share of each label over all classes', () => {
  const logits = [
    [1, 2, 3],
    [2, 0, -1],
  ];
  const smoothing = 0.3;
  const expected = logits.map((row, image) => {
    const total = Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0));
    return row.reduce((sum, value, index) => {
      const share = smoothing / 3 + (index === [2, 0][image] ? 1 - smoothing : 0);
      return sum + share * (total - value);
    }, 0);
  });
  const mean = (required(expected[0], 'a loss') + required(expected[1], 'a loss')) / 2;
  expect(lossOf(withHeads(softmax, {}), [logits], { labelSmoothing: smoothing })).toBeCloseTo(mean, 5);
  const shares = logits.map(row => row.map(value => Math.exp(value)));
  expect(lossOf(withHeads(flat, {}), [shares], { labelSmoothing: smoothing })).toBeCloseTo(mean, 5);
});

test('weights of classes weigh what is compared with the label, and nothing else', () => {
  const rows = [
    [0.1, 0.2, 0.7],
    [0.4, 0.5, 0.1],
  ];
  const classWeights = [3, 1, 0.5];
  const named = -(0.5 * Math.log(0.7) + 3 * Math.log(0.4)) / 2;
  expect(lossOf(withHeads(flat, {}), [rows], { classWeights })).toBeCloseTo(named, 5);
  const rebuilding = withHeads(flat, { loss: 'meanSquaredError', target: 'input' });
  expect(lossOf(rebuilding, [rows], { classWeights })).toBeCloseTo(lossOf(rebuilding, [rows]), 6);
});

test('cross-entropy of other outputs takes them as shares, and is finite at 0', () => {
  const plan = withHeads(flat, {});
  const shares = [
    [0.2, 0.2, 0.6],
    [1, 1, 2],
  ];
  expect(lossOf(plan, [shares])).toBeCloseTo(-(Math.log(0.6) + Math.log(0.25)) / 2, 4);
  expect(
    lossOf(plan, [
      [
        [1, 0, 0],
        [0, 1, 0],
      ],
    ]),
  ).toBeCloseTo(-Math.log(1e-7), 3);
});

test('margin loss punishes short right capsules and long wrong ones', () => {
  const plan = withHeads(flat, { loss: 'margin' });
  const lengths = [
    [0.1, 0.3, 0.5],
    [0.95, 0, 0.1],
  ];
  expect(lossOf(plan, [lengths])).toBeCloseTo((0.5 * 0.2 ** 2 + 0.4 ** 2 + 0) / 2, 5);
});

test('squared error against the image or the class', () => {
  const rebuilt = [
    [0.1, 0.2, 0.6],
    [0.4, 0.2, 0.6],
  ];
  expect(lossOf(withHeads(flat, { loss: 'meanSquaredError', target: 'input' }), [rebuilt])).toBeCloseTo(0.18 / 6, 5);
  const named = [
    [0, 0, 1],
    [1, 0, 1],
  ];
  expect(lossOf(withHeads(flat, { loss: 'meanSquaredError' }), [named])).toBeCloseTo(1 / 6, 5);
});

test('heads add up by their weights; those for training alone are left out of an evaluation', () => {
  const plan = withHeads(
    flat,
    { weight: 0.3, use: 'training', loss: 'meanSquaredError' },
    { weight: 2, loss: 'meanSquaredError', target: 'input' },
    {},
  );
  const rows = [
    [0.1, 0.2, 0.3],
    [0.4, 0.5, 0.6],
  ];
  const each = plan.heads.map(own => lossOf(withHeads(flat, { ...own, weight: 1 }), [rows]));
  const expected = required(each[0], 'a') * 0.3 + required(each[1], 'b') * 2 + required(each[2], 'c');
  expect(lossOf(plan, [rows, rows, rows])).toBeCloseTo(expected, 5);
  const evaluated = headLosses(plan, 'evaluation');
  expect(evaluated).toHaveLength(2);
  expect(classifierOf(evaluated)).toBe(1);
  expect(classifierOf(headLosses(withHeads(flat, { target: 'input' }), 'evaluation'))).toBeUndefined();
});
