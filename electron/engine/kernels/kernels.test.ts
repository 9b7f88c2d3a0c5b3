import type { Tensor } from '@tensorflow/tfjs-node';
import { describe, beforeAll, expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { largestDifference } from '../testing/expectPortable.ts';
import { registerActivationGradients } from './activationGradients.ts';
import { normaliseBatch } from './batchNormalization.ts';
import { biasAdd } from './biasAdd.ts';
import { convolve, convolveDepthwise, convolveInPieces, hasNativeGradients } from './convolution.ts';
import { keepLongest } from './keepLongest.ts';
import { multiply } from './multiply.ts';
import { softCrossEntropy } from './softCrossEntropy.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
import { capsuleEpsilon, squash } from './squash.ts';

type Compute = (a: Tensor, b: Tensor, c: Tensor) => Tensor;
type Shapes = readonly [readonly number[], readonly number[], readonly number[]];

const random = (shape: readonly number[], seed: number): Tensor => tf.randomNormal([...shape], 0, 1, 'float32', seed);

/** Both ways give one output, and one gradient for every input. An input that a way leaves alone has none. */
function expectSame(fast: Compute, plain: Compute, shapes: Shapes): void {
  tf.tidy(() => {
    const [a, b, c] = [random(shapes[0], 1), random(shapes[1], 2), random(shapes[2], 3)];
    const output = plain(a, b, c);
    expect(largestDifference(fast(a, b, c), output)).toBeLessThan(1e-4);
    const dy = random(output.shape, 99);
    const gradients = (compute: Compute): Tensor[] =>
      tf.grads((x: Tensor, y: Tensor, z: Tensor) => tf.sum(tf.mul(compute(x, y, z), dy)))([a, b, c]);
    const expected = gradients(plain);
    gradients(fast).forEach((found, index) => {
      expect(largestDifference(found, required(expected[index], 'a gradient'))).toBeLessThan(1e-4);
    });
  });
}

beforeAll(() => {
  // The plain functions below are made of operations whose gradients stay tfjs's own.
  registerActivationGradients();
});

const channelsLast = (x: Tensor): number[] => x.shape.map((_, axis) => axis).slice(0, -1);

function plainNormalisation(x: Tensor, gamma: Tensor, beta: Tensor): Tensor {
  const mean = tf.mean(x, channelsLast(x));
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), channelsLast(x));
  return tf.add(tf.mul(tf.div(centred, tf.sqrt(tf.add(variance, 1e-3))), gamma), beta);
}

// Numbers of channels that can be divided by 4 are normalised by another implementation than those that cannot.
describe.each([3, 8])('with %i channels', channels => {
  test.each([[[4, 5, 6]], [[16]], [[3, 1, 1]]])('batch normalisation of %j equals its formula', shape => {
    const fast: Compute = (x, gamma, beta) => normaliseBatch(x, gamma, beta, 1e-3).output;
    expectSame(fast, plainNormalisation, [[...shape, channels], [channels], [channels]]);
  });

  test.each([2, 5, 200])('the variance of %i values is divided by their number', count => {
    tf.tidy(() => {
      const x = random([count, 1, 1, channels], 5);
      const { mean, variance } = normaliseBatch(x, tf.ones([channels]), tf.zeros([channels]), 1e-3);
      const expected = tf.moments(x, [0, 1, 2]);
      expect(largestDifference(mean, expected.mean)).toBeLessThan(1e-5);
      expect(largestDifference(variance, expected.variance)).toBeLessThan(1e-5);
    });
  });
});

test('a single value has no variance', () => {
  tf.tidy(() => {
    const { output, variance } = normaliseBatch(random([1, 1, 1, 3], 5), tf.ones([3]), tf.zeros([3]), 1e-3);
    expect([...output.dataSync()]).toEqual([0, 0, 0]);
    expect([...variance.dataSync()]).toEqual([0, 0, 0]);
  });
});

test('adding a bias equals a sum', () => {
  expectSame(
    (x, bias, other) => tf.mul(biasAdd(x, bias), other),
    (x, bias, other) => tf.mul(tf.add(x, bias), other),
    [[2, 4, 4, 3], [3], [1]],
  );
});

test('cross-entropy from logits equals its formula, and stays finite', () => {
  const labels = tf.tensor1d([0, 2, 1, 2], 'int32');
  const oneHot = tf.oneHot(labels, 3);
  expectSame(
    (logits, factor, other) => tf.mul(tf.mul(softmaxCrossEntropy(logits, labels), factor), other),
    (logits, factor, other) => {
      const losses = tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), oneHot), 1));
      return tf.mul(tf.mul(losses, factor), other);
    },
    [[4, 3], [4], [1]],
  );
  const extreme = softmaxCrossEntropy(tf.tensor2d([[1e4, 0, -1e4]]), tf.tensor1d([2], 'int32'));
  expect([...extreme.dataSync()]).toEqual([2e4]);
});

const activations: readonly (readonly [string, Compute, Compute])[] = [
  ['relu', x => tf.relu(x), x => tf.mul(x, tf.step(x))],
  ['relu6', x => tf.relu6(tf.mul(x, 5)), x => tf.minimum(tf.maximum(tf.mul(x, 5), 0), 6)],
  ['sigmoid', x => tf.sigmoid(x), x => tf.div(1, tf.add(1, tf.exp(tf.neg(x))))],
  ['tanh', x => tf.tanh(x), x => tf.sub(1, tf.div(2, tf.add(1, tf.exp(tf.mul(2, x)))))],
];

test.each(activations)('the gradient of %s equals its formula', (_name, fast, plain) => {
  const times =
    (compute: Compute): Compute =>
    (x, y, z) =>
      tf.mul(tf.mul(compute(x, y, z), y), z);
  expectSame(times(fast), times(plain), [[50], [50], [1]]);
});

const squaredLength = (x: Tensor): Tensor => tf.sum(tf.square(x), -1, true);

test('the squash equals its formula, and is 0 at 0', () => {
  const plain = (x: Tensor): Tensor => {
    const q = squaredLength(x);
    return tf.mul(x, tf.div(q, tf.mul(tf.add(q, 1), tf.sqrt(tf.add(q, capsuleEpsilon)))));
  };
  for (const scale of [1, 1e-3]) {
    expectSame(
      (x, y, z) => tf.mul(tf.mul(squash(tf.mul(x, scale)), y), tf.div(z, scale ** 2)),
      (x, y, z) => tf.mul(tf.mul(plain(tf.mul(x, scale)), y), tf.div(z, scale ** 2)),
      [[5, 6, 4], [5, 6, 4], [1]],
    );
  }
  const slope = tf.grad((x: Tensor) => tf.sum(squash(x)));
  expect([...squash(tf.zeros([1, 3])).dataSync()]).toEqual([0, 0, 0]);
  expect([...slope(tf.zeros([1, 3])).dataSync()]).toEqual([0, 0, 0]);
});

test('the longest capsule alone is kept, and alone has a gradient', () => {
  expectSame(
    (x, y, z) => tf.mul(tf.mul(keepLongest(x), y), z),
    (x, y, z) => {
      const lengths = squaredLength(x);
      const mask = tf.step(tf.add(tf.sub(lengths, tf.max(lengths, 1, true)), 1e-6));
      return tf.mul(tf.mul(tf.mul(x, mask), y), z);
    },
    [[5, 6, 4], [5, 6, 4], [1]],
  );
});

const slidings = (['same', 'valid'] as const).flatMap(padding => [
  { padding, strides: [1, 1], dilationRate: [1, 1] } as const,
  { padding, strides: [2, 1], dilationRate: [1, 1] } as const,
  { padding, strides: [1, 1], dilationRate: [2, 3] } as const,
]);

test.each(slidings)('grouped convolution equals one convolution a group: %j', sliding => {
  expect(hasNativeGradients()).toBe(process.env['TF_ENABLE_ONEDNN_OPTS'] === '1');
  for (const groups of [1, 2, 4]) {
    expectSame(
      (x, kernel, other) => tf.mul(convolve(x, kernel, sliding), other),
      (x, kernel, other) => tf.mul(convolveInPieces(x, kernel, sliding), other),
      [[2, 9, 10, 8], [3, 3, 8 / groups, 12], [1]],
    );
  }
});

test.each(slidings)(
  'convolution with a kernel of one cell, a product of matrices where it does not skip: %j',
  sliding => {
    expectSame(
      (x, kernel, other) => tf.mul(convolve(x, kernel, sliding), other),
      (x, kernel, other) => tf.mul(convolveInPieces(x, kernel, sliding), other),
      [[3, 5, 4, 7], [1, 1, 7, 5], [1]],
    );
  },
);

test('a product of matrices and its gradients', () => {
  expectSame(
    (a, b, c) => tf.mul(multiply(a, b), c),
    (a, b, c) => tf.mul(tf.matMul(a, b), c),
    [
      [5, 7],
      [7, 3],
      [5, 3],
    ],
  );
});

test.each(slidings)('depthwise convolution equals a convolution for each channel: %j', sliding => {
  expectSame(
    (x, kernel, other) => tf.mul(convolveDepthwise(x, kernel, sliding), other),
    (x, kernel, other) => tf.mul(convolveInPieces(x, tf.reshape(kernel, [3, 3, 1, 12]), sliding), other),
    [[2, 9, 10, 6], [3, 3, 6, 2], [1]],
  );
});

test('cross-entropy of shares: that of labels where all of it is in one class, a mean of both where it is halved', () => {
  tf.tidy(() => {
    const logits = random([4, 3], 5);
    const [first, second] = [tf.tensor1d([0, 1, 2, 0], 'int32'), tf.tensor1d([2, 2, 1, 1], 'int32')];
    const hot = (labels: Tensor) => tf.oneHot(labels, 3, 1, 0, 'float32');
    const half = tf.div(tf.add(hot(first), hot(second)), 2);
    const dy = random([4], 6);
    const both = (compute: (x: Tensor) => Tensor) => {
      const { value, grad } = tf.valueAndGrad(compute)(logits, dy);
      return [value, grad];
    };
    const pairs = [
      [both(x => softCrossEntropy(x, hot(first))), both(x => softmaxCrossEntropy(x, first))],
      [
        both(x => softCrossEntropy(x, half)),
        both(x => tf.div(tf.add(softmaxCrossEntropy(x, first), softmaxCrossEntropy(x, second)), 2)),
      ],
    ] as const;
    for (const [found, expected] of pairs) {
      found.forEach((tensor, index) => {
        expect(largestDifference(tensor, required(expected[index], 'a tensor'))).toBeLessThan(1e-6);
      });
    }
  });
});
