import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { judgeStatistics } from '../../../shared/training/judgeStatistics.ts';
import { tensorCounts, tf } from '../backend.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { measureStatistics } from './measureStatistics.ts';

const images = {
  bytes: new Uint8Array(4 * 784).map((_, index) => index % 251),
  count: 4,
  height: 28,
  width: 28,
  channels: 1,
};
const batch = { images, labels: Int32Array.of(0, 1, 2, 3) };

function measure(change: (network: Network) => void = () => undefined) {
  const plan = required(lower(smallDocument()).plan, 'a plan');
  const before = tensorCounts();
  const network = new Network(plan, weight => drawWeight(weight, 3));
  change(network);
  const weights = [...network.weights].map(([name, variable]) => [name, [...variable.dataSync()]] as const);
  const statistics = measureStatistics(network, batch, { epoch: 1, step: 7, loss: null });
  for (const [name, values] of weights) expect([...network.weight(name).dataSync()]).toEqual(values);
  network.dispose();
  expect(tensorCounts()).toEqual(before);
  return statistics;
}

test('every weight has its spread, those that are trained have that of their gradient, and nothing changes', () => {
  const { weights, rectifiers, epoch, step } = measure();
  expect([epoch, step]).toEqual([1, 7]);
  const plan = required(lower(smallDocument()).plan, 'a plan');
  expect(weights.map(({ weight }) => weight)).toEqual(
    plan.layers.flatMap(layer => layer.weights.map(({ name }) => name)),
  );
  for (const { weight, gradient } of weights) {
    const { trainable } = required(
      plan.layers.flatMap(layer => layer.weights).find(({ name }) => name === weight),
      weight,
    );
    expect(gradient !== null).toBe(trainable);
  }
  expect(rectifiers.length).toBeGreaterThan(0);
  expect(judgeStatistics({ weights, rectifiers, epoch, step, loss: null })).toEqual([]);
});

test('a rectifier that gives nothing is dead, and a gradient far longer than its weights explodes', () => {
  const dead = measure(network => {
    for (const [name, variable] of network.weights) {
      if (/bias|beta/.test(name)) tf.tidy(() => variable.assign(tf.fill(variable.shape, -1000)));
    }
  });
  expect(judgeStatistics(dead)).toContainEqual(expect.objectContaining({ kind: 'dead', share: 1 }));
  const still = measure();
  const [first] = still.weights;
  const weight = { ...required(first, 'a weight') };
  const gradient = { ...required(weight.gradient, 'a gradient'), norm: 1e6 };
  expect(judgeStatistics({ ...still, weights: [{ ...weight, gradient }] })).toMatchObject([
    { kind: 'exploding', node: weight.node, layer: weight.weight },
  ]);
});
