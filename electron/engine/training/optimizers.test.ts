import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { type OptimizerSettings, optimizerSchema } from '../../../shared/jobs/TrainSettings.ts';
import { tf } from '../backend.ts';
import { createOptimizer } from './optimizers.ts';

/** Keras' published rules on plain numbers: what one value of a weight becomes, given its gradients step by step. */
type Reference = (weight: number, gradients: readonly number[]) => number;

const momentum =
  (rate: number, keep: number, nesterov: boolean, decay = 0): Reference =>
  (start, gradients) => {
    let [weight, velocity] = [start, 0];
    for (const each of gradients) {
      weight -= rate * decay * weight;
      velocity = keep * velocity - rate * each;
      weight += nesterov ? keep * velocity - rate * each : velocity;
    }
    return weight;
  };

const rmsprop =
  (rate: number, rho: number, keep: number, decay = 0): Reference =>
  (start, gradients) => {
    let [weight, square, velocity] = [start, 0, 0];
    for (const gradient of gradients) {
      weight -= rate * decay * weight;
      square = rho * square + (1 - rho) * gradient * gradient;
      velocity = keep * velocity + (rate * gradient) / Math.sqrt(square + 1e-7);
      weight -= velocity;
    }
    return weight;
  };

const adam =
  (rate: number, decay: number): Reference =>
  (start, gradients) => {
    let [weight, first, second] = [start, 0, 0];
    gradients.forEach((gradient, index) => {
      const step = index + 1;
      weight -= weight * decay * rate;
      first += (gradient - first) * (1 - 0.9);
      second += (gradient * gradient - second) * (1 - 0.999);
      const alpha = (rate * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      weight -= (first * alpha) / (Math.sqrt(second) + 1e-7);
    });
    return weight;
  };

const cases: readonly (readonly [settings: object, Reference])[] = [
  [{ name: 'sgd', learningRate: 0.1 }, momentum(0.1, 0, false)],
  [{ name: 'sgd', learningRate: 0.1, momentum: 0.9 }, momentum(0.1, 0.9, false)],
  [{ name: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true }, momentum(0.1, 0.9, true)],
  [{ name: 'sgd', learningRate: 0.1, momentum: 0.5, weightDecay: 0.02 }, momentum(0.1, 0.5, false, 0.02)],
  [{ name: 'rmsprop', learningRate: 0.01 }, rmsprop(0.01, 0.9, 0)],
  [{ name: 'rmsprop', learningRate: 0.01, rho: 0.8, momentum: 0.7 }, rmsprop(0.01, 0.8, 0.7)],
  [{ name: 'rmsprop', learningRate: 0.01, weightDecay: 0.3 }, rmsprop(0.01, 0.9, 0, 0.3)],
  [{ name: 'adam', learningRate: 0.05 }, adam(0.05, 0)],
  [{ name: 'adamw', learningRate: 0.05, weightDecay: 0.1 }, adam(0.05, 0.1)],
];

const start = [0.5, -2, 0.01, 3];
const gradients = Array.from({ length: 12 }, (_, step) =>
  start.map((_value, index) => Math.sin(step * (index + 1)) + 0.1),
);

test.each(cases)('%o follows its rule', (given, reference) => {
  const settings: OptimizerSettings = optimizerSchema.parse(given);
  const optimizer = createOptimizer(settings);
  tf.tidy(() => {
    let weight = tf.tensor(start);
    let slots = optimizer.slots.map(() => tf.zerosLike(weight));
    gradients.forEach((gradient, index) => {
      const updated = optimizer.update({
        weight,
        gradient: tf.tensor(gradient),
        slots,
        step: index + 1,
        learningRate: settings.learningRate,
      });
      weight = updated.weight;
      slots = [...updated.slots];
    });
    const expected = start.map((value, index) =>
      reference(
        value,
        gradients.map(each => required(each[index], 'a gradient')),
      ),
    );
    weight.dataSync().forEach((value, index) => expect(value).toBeCloseTo(required(expected[index], 'a weight'), 4));
  });
});
