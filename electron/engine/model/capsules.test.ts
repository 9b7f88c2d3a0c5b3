import type { Tensor } from '@tensorflow/tfjs-node';
import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { emptyDocument } from '../../../shared/graph/GraphDocument.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { tf } from '../backend.ts';
import { liveWeight } from '../testing/liveWeight.ts';
import { singleLayerPlan } from '../testing/singleLayerPlan.ts';
import { Network, type TrainingPass } from './Network.ts';

const at = <T>(list: readonly T[], index: number): T => required(list[index], `item ${index}`);
const indices = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const sumOf = (count: number, term: (index: number) => number): number =>
  indices(count).reduce((sum, index) => sum + term(index), 0);

const [capsules, inputs, dimension] = [3, 5, 4];

/** Dynamic routing as the paper's procedure 1 has it, number by number in double precision. */
function route(votes: readonly number[], bias: readonly number[], routings: number): number[] {
  const vote = (j: number, i: number, k: number) => at(votes, (j * inputs + i) * dimension + k);
  const logits = indices(inputs).map(() => indices(capsules).map(() => 0));
  for (let routing = 1; ; routing += 1) {
    const couplings = logits.map(row => row.map(own => Math.exp(own) / sumOf(capsules, j => Math.exp(at(row, j)))));
    const poses = indices(capsules).map(j => {
      const pose = indices(dimension).map(
        k => at(bias, j * dimension + k) + sumOf(inputs, i => at(at(couplings, i), j) * vote(j, i, k)),
      );
      const q = sumOf(dimension, k => at(pose, k) ** 2);
      return pose.map(value => (value * q) / ((1 + q) * Math.sqrt(q + 1e-7)));
    });
    if (routing === routings) return poses.flat();
    for (const [i, row] of logits.entries()) {
      for (const j of indices(capsules)) {
        row[j] = at(row, j) + sumOf(dimension, k => at(at(poses, j), k) * vote(j, i, k));
      }
    }
  }
}

test.each([1, 2, 3, 5])(
  '%i routings equal the procedure of the paper, gradients through the couplings too',
  routings => {
    const random = createRandom(routings);
    const draw = (count: number) => indices(count).map(() => 4 * random.next() - 2);
    const [votes, bias] = [draw(capsules * inputs * dimension), draw(capsules * dimension)];
    const [weights, direction] = [draw(bias.length), draw(votes.length)];
    const objective = (step: number): number => {
      const poses = route(
        votes.map((value, index) => value + step * at(direction, index)),
        bias,
        routings,
      );
      return sumOf(poses.length, index => at(poses, index) * at(weights, index));
    };
    const plan = singleLayerPlan('CapsuleRouting', [capsules, inputs, dimension], { routings, useBias: true });
    tf.tidy(() => {
      const network = new Network(plan, () => tf.tensor(bias, [capsules, dimension]));
      const image = tf.tensor(votes, [1, capsules, inputs, dimension]);
      const run = (x: Tensor): Tensor => at(network.run(x, ['layer'], trainingOf(0)), 0);
      const expected = route(votes, bias, routings);
      [...run(image).dataSync()].forEach((value, index) => expect(value).toBeCloseTo(at(expected, index), 5));
      const slope = tf.grad((x: Tensor) => tf.sum(tf.mul(tf.reshape(run(x), [-1]), tf.tensor1d(weights))))(image);
      const along = [...slope.dataSync()].reduce((sum, value, index) => sum + value * at(direction, index), 0);
      expect(along).toBeCloseTo((objective(1e-4) - objective(-1e-4)) / 2e-4, 4);
      network.dispose();
    });
  },
);

const trainingOf = (label: number): TrainingPass => ({
  seed: tf.tensor1d([1, 1], 'int32'),
  labels: tf.tensor1d([label], 'int32'),
  followed: new Map(),
});

/** Images of ten pixels of four channels as ten capsules, and a mask with the label at its second input. */
function maskByLabel(): LayerPlan {
  const position = { x: 0, y: 0 };
  const edge = (source: string, target: string, targetHandle = 'in') => ({
    source,
    sourceHandle: 'out',
    target,
    targetHandle,
  });
  const empty = emptyDocument('mask');
  const { plan } = lower({
    ...empty,
    input: { ...empty.input, resolution: [10, 1], channels: 4 },
    nodes: {
      image: { type: 'Input', params: {}, position },
      capsules: { type: 'Reshape', params: { targetShape: [-1, 4] }, position },
      label: { type: 'Label', params: {}, position },
      layer: { type: 'CapsuleMask', params: {}, position },
    },
    edges: { a: edge('image', 'capsules'), b: edge('capsules', 'layer'), c: edge('label', 'layer', 'label') },
  });
  return required(plan, 'a plan');
}

test('a mask keeps the capsule of the label in training and the longest afterwards', () => {
  tf.tidy(() => {
    const network = new Network(maskByLabel(), liveWeight);
    const lengths = [0.2, 0.1, 0.9, 0.3, 0, 0.5, 0.4, 0.6, 0.7, 0.8];
    const image = tf.tensor(
      lengths.flatMap(length => [length, 0, 0, -length]),
      [1, 10, 1, 4],
    );
    const kept = (training?: TrainingPass): number[] => {
      const [output] = network.run(image, ['layer'], training);
      const rows = required(output, 'an output').arraySync() as number[][][];
      return at(rows, 0).flatMap((row, index) => (row.some(value => value !== 0) ? [index] : []));
    };
    expect(kept(trainingOf(7))).toEqual([7]);
    expect(kept()).toEqual([2]);
    network.dispose();
  });
});
