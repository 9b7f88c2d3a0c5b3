import { tf } from '../../backend.ts';
import { normaliseBatch } from '../../kernels/batchNormalization.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const BatchNormalization: Emitter<'BatchNormalization'> = {
  forward({ inputs, isTraining, weight, follow }, { params }) {
    const { epsilon, momentum, scale, center } = params;
    const input = only(inputs);
    const channels = [input.shape.at(-1) ?? 1];
    const gamma = scale ? weight('gamma') : tf.ones(channels);
    const beta = center ? weight('beta') : tf.zeros(channels);
    if (!isTraining) return tf.batchNorm(input, weight('movingMean'), weight('movingVariance'), beta, gamma, epsilon);
    const { output, mean, variance } = normaliseBatch(input, gamma, beta, epsilon);
    follow('movingMean', mean, momentum);
    follow('movingVariance', variance, momentum);
    return output;
  },
  portable(inputs, { name, params: { epsilon, momentum, scale, center } }, weights) {
    const layer = tf.layers.batchNormalization({ name, epsilon, momentum, scale, center });
    const roles = ['gamma', 'beta', 'movingMean', 'movingVariance'];
    return connect(
      layer,
      only(inputs),
      roles.map(role => weights[role]),
    );
  },
};
