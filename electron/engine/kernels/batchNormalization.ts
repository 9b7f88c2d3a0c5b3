import type { Tensor } from '@tensorflow/tfjs-node';
import { assert } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { defineKernel } from './defineKernel.ts';
import { attribute, operation } from './operation.ts';

const attributes = (x: Tensor, epsilon: number) => [
  attribute.type('T', 'float32'),
  attribute.type('U', 'float32'),
  attribute.float('epsilon', epsilon),
  attribute.string('data_format', x.rank === 5 ? 'NDHWC' : 'NHWC'),
  attribute.bool('is_training', true),
];

/** TensorFlow's fused batch normalisation: one operation forwards and one backwards, where tfjs takes about thirty. */
const fused = defineKernel({
  name: 'LightweaveBatchNormalization',
  saves: { inputs: ['x', 'gamma'], outputs: [false, false, false, true, true, true] },
  forward({ x, gamma, beta }: Readonly<Record<'x' | 'gamma' | 'beta', Tensor>>, { epsilon }: { epsilon: number }) {
    const none = tf.tensor1d([], 'float32');
    const factor = attribute.float('exponential_avg_factor', 1);
    return operation('FusedBatchNormV3', [...attributes(x, epsilon), factor], [x, gamma, beta, none, none], 6);
  },
  gradient([dy], saved, { epsilon }) {
    assert(dy, 'the gradient of the normalised values');
    const gradients = operation('FusedBatchNormGradV3', attributes(dy, epsilon), [dy, ...saved], 5);
    const at = (index: number) => () => {
      const found = gradients[index];
      assert(found, `gradient ${index} of batch normalisation`);
      return found;
    };
    return { x: at(0), gamma: at(1), beta: at(2) };
  },
});

interface Normalised {
  readonly output: Tensor;
  /** Of the batch, per channel. The variance is divided by the count, as in Keras. */
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** The fewest channels that oneDNN normalises at once. */
const channelsAtOnce = 4;

/**
 * The shape in which an input is normalised. oneDNN takes maps of two dimensions and has only plain code for numbers of
 * channels that it cannot divide; an axis more leaves them to TensorFlow's own code.
 */
function imageShape(shape: readonly number[], channels: number): number[] {
  const image = shape.length === 4 ? shape : [-1, 1, 1, channels];
  return channels % channelsAtOnce === 0 ? [...image] : [...image.slice(0, 1), 1, ...image.slice(1)];
}

/** Normalises every channel (the last axis) over all other axes, for training. */
export function normaliseBatch(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Normalised {
  const channels = gamma.size;
  const count = x.size / channels;
  const image = tf.reshape(x, imageShape(x.shape, channels));
  const [output, mean, variance] = fused({ x: image, gamma, beta }, { epsilon });
  assert(output && mean && variance, 'outputs of batch normalisation');
  return {
    output: tf.reshape(output, x.shape),
    mean,
    // TensorFlow divides by count - 1, for moving averages that estimate the population.
    variance: count > 1 ? tf.mul(variance, (count - 1) / count) : variance,
  };
}
