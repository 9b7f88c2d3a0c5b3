import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { judgeStatistics } from '../../../shared/training/judgeStatistics.ts';
import { tensorCounts, tf } from '../backend.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { EagerStep } from './EagerStep.ts';
import { measureStatistics } from './measureStatistics.ts';
import type { TrainStep } from './TrainStep.ts';

const images = {
  bytes: new Uint8Array(4 * 784).map((_, index) => index % 251),
  count: 4,
  height: 28,
  width: 28,
  channels: 1,
};
const settings = stepSettings({ ema: { momentum: 0.9 } });
const batch = { images, labels: Int32Array.of(0, 1, 2, 3) };

const ways = {
  recorded: network => new RecordedStep(network, settings, { image: [28, 28, 1], batchSizes: [4] }),
  eager: network => new EagerStep(network, settings),
} satisfies Record<string, (network: Network) => TrainStep>;

const wayNames = Object.keys(ways) as (keyof typeof ways)[];
const at = { epoch: 1, step: 7 };

/** What one way to step says of a network whose weights were changed; it leaves all as it was. */
function measure(way: keyof typeof ways, change: (network: Network) => void = () => undefined) {
  const plan = required(lower(smallDocument()).plan, 'a plan');
  const before = tensorCounts();
  const network = new Network(plan, weight => drawWeight(weight, 3));
  change(network);
  const step = ways[way](network);
  const state = step.state();
  const statistics = { ...at, ...measureStatistics(network, step.inspect(batch, at)), loss: null };
  expect(step.state()).toEqual(state);
  step.dispose();
  network.dispose();
  expect(tensorCounts()).toEqual(before);
  return statistics;
}

test.each(wayNames)(
  '%s: every weight has its spread, those that are trained have that of their gradient, and nothing changes',
  way => {
    const { weights, rectifiers, epoch, step } = measure(way);
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
  },
);

test.each(wayNames)(
  '%s: a rectifier that gives nothing is dead, and a gradient far longer than its weights explodes',
  way => {
    const dead = measure(way, network => {
      for (const [name, variable] of network.weights) {
        if (/bias|beta/.test(name)) tf.tidy(() => variable.assign(tf.fill(variable.shape, -1000)));
      }
    });
    expect(judgeStatistics(dead)).toContainEqual(expect.objectContaining({ kind: 'dead', share: 1 }));
    const still = measure(way);
    const [first] = still.weights;
    const weight = { ...required(first, 'a weight') };
    const gradient = { ...required(weight.gradient, 'a gradient'), norm: 1e6 };
    expect(judgeStatistics({ ...still, weights: [{ ...weight, gradient }] })).toMatchObject([
      { kind: 'exploding', node: weight.node, layer: weight.weight },
    ]);
  },
);

test('both ways see the same gradients and the same dead channels', () => {
  const [recorded, eager] = wayNames.map(way =>
    measure(way, network => {
      const beta = network.weight('norm/beta');
      tf.tidy(() => beta.assign(tf.concat([tf.fill([5], -1000), tf.fill([3], 0)])));
    }),
  );
  expect(recorded?.rectifiers).toEqual([{ layer: 'relu', node: 'relu', dead: 0.625 }]);
  expect(recorded?.rectifiers).toEqual(eager?.rectifiers);
  recorded?.weights.forEach(({ weight, gradient }, index) => {
    const other = eager?.weights[index];
    expect(other?.weight).toBe(weight);
    if (gradient) expect(gradient.norm / (other?.gradient?.norm ?? 0)).toBeCloseTo(1, 3);
  });
});
