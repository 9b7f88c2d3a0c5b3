import type { SymbolicTensor, Tensor4D } from '@tensorflow/tfjs-node';
import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { extentOf } from '../windows.ts';

/** Enough for sums up to about e^14 times `bias`; every round triples the correct digits once it is near. */
const rounds = 10;

export const LocalResponseNormalization: Emitter<'LocalResponseNormalization'> = {
  forward({ inputs }, { params: { depthRadius, bias, alpha, beta } }) {
    return tf.localResponseNormalization(only(inputs) as Tensor4D, depthRadius, bias, alpha, beta);
  },

  /**
   * tfjs has no such layer and no power. The sum over neighbouring channels is a 1x1 convolution with a band of equal
   * weights; the power is exp(-beta * log(sum)), with exp from elu (exact below zero) and log by Halley's iteration.
   */
  portable(inputs, { name, params: { depthRadius, bias, alpha, beta }, inputShapes }) {
    const input = only(inputs);
    const [, , channels] = extentOf(inputShapes[0]);
    const square = connect(tf.layers.multiply({ name: `${name}.square` }), [input, input]);
    const band = tf.tidy(() => {
      const index = tf.range(0, channels);
      const distance = tf.abs(tf.sub(tf.expandDims(index, 1), tf.expandDims(index, 0)));
      const near = tf.cast(tf.lessEqual(distance, depthRadius), 'float32');
      return tf.reshape(tf.mul(near, alpha / bias), [1, 1, channels, channels]);
    });
    const layer = tf.layers.conv2d({
      name: `${name}.sum`,
      filters: channels,
      kernelSize: 1,
      kernelInitializer: 'zeros',
      trainable: false,
    });
    // Divided by `bias`, so that it is never below 1 and its logarithm never below 0.
    const sum = connect(layer, square, [band, tf.ones([channels])]);
    const power = exponential(`${name}.power`, logarithm(`${name}.log`, sum), beta);
    const scaled = connect(tf.layers.rescaling({ name: `${name}.scale`, scale: bias ** -beta }), power);
    return connect(tf.layers.multiply({ name }), [input, scaled]);
  },
};

/** exp(-factor * x) for x >= 0. */
function exponential(name: string, x: SymbolicTensor, factor: number): SymbolicTensor {
  const negative = connect(tf.layers.rescaling({ name: `${name}.negative`, scale: -factor }), x);
  const belowOne = connect(tf.layers.elu({ name: `${name}.elu` }), negative);
  return connect(tf.layers.rescaling({ name, scale: 1, offset: 1 }), belowOne);
}

/**
 * log(x) for x >= 1: y + 2 (q - 1) / (q + 1) with q = x exp(-y), from y = 0. softsign(q) is q / (q + 1), which makes the
 * step 4 softsign(q) - 2.
 */
function logarithm(name: string, x: SymbolicTensor): SymbolicTensor {
  let log: SymbolicTensor | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const own = `${name}.${round}`;
    const ratio = log
      ? connect(tf.layers.multiply({ name: `${own}.ratio` }), [x, exponential(`${own}.exp`, log, 1)])
      : x;
    const share = connect(tf.layers.activation({ name: `${own}.share`, activation: 'softsign' }), ratio);
    const step = connect(tf.layers.rescaling({ name: `${own}.step`, scale: 4, offset: -2 }), share);
    log = log ? connect(tf.layers.add({ name: own }), [log, step]) : step;
  }
  return log ?? x;
}
