import { required } from '../../../../shared/base/assert.ts';
import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const CapsuleVotes: Emitter<'CapsuleVotes'> = {
  /** One product of matrices for each capsule of the input: those of the batch with its own matrices, side by side. */
  forward({ inputs, weight }, { shape }) {
    const [capsules = 1, count = 1, dimension = 1] = shape;
    const votes = tf.matMul(tf.transpose(only(inputs), [1, 0, 2]), weight('kernel'));
    const apart = tf.reshape(votes, [count, -1, capsules, dimension]);
    return tf.transpose(apart, [1, 2, 0, 3]);
  },

  /** A depthwise convolution over the numbers of the capsules, with a channel for each capsule. */
  portable(inputs, { name, shape, inputShapes }, weights) {
    const [capsules = 1, count = 1, dimension = 1] = shape;
    const [, from = 1] = inputShapes[0] ?? [];
    const depthMultiplier = capsules * dimension;
    const turned = connect(tf.layers.permute({ name: `${name}.turn`, dims: [2, 1] }), only(inputs));
    const row = connect(tf.layers.reshape({ name: `${name}.row`, targetShape: [1, from, count] }), turned);
    const layer = tf.layers.depthwiseConv2d({
      name: `${name}.matrices`,
      kernelSize: [1, from],
      depthMultiplier,
      useBias: false,
      depthwiseInitializer: 'zeros',
    });
    const kernel = tf.transpose(required(weights['kernel'], 'a kernel'), [1, 0, 2]);
    const votes = connect(layer, row, [tf.reshape(kernel, [1, from, count, depthMultiplier])]);
    const targetShape = [count, capsules, dimension];
    const apart = connect(tf.layers.reshape({ name: `${name}.apart`, targetShape }), votes);
    return connect(tf.layers.permute({ name, dims: [2, 1, 3] }), apart);
  },
};
