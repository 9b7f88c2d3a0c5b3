import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../../shared/base/assert.ts';
import { tf } from '../../backend.ts';
import { squash } from '../../kernels/squash.ts';
import { only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { portableRouting } from '../portableCapsules.ts';

/** Softmax over the capsules of `[batch, capsules, 1, inputs]`; tfjs has it for the last axis alone. */
const couple = (logits: Tensor): Tensor => tf.transpose(tf.softmax(tf.transpose(logits, [0, 2, 3, 1])), [0, 3, 1, 2]);

export const CapsuleRouting: Emitter<'CapsuleRouting'> = {
  /**
   * Gradients flow through the couplings as through everything else, as in the authors' code and in Keras' CapsNet: the
   * paper stops them nowhere.
   */
  forward({ inputs, weight }, { params: { routings, useBias }, shape, inputShapes }) {
    const [capsules = 1, dimension = 1] = shape;
    const votes = only(inputs);
    const [batch, count] = [required(votes.shape[0], 'a batch'), inputShapes[0]?.[1] ?? 1];
    const bias = useBias ? tf.reshape(weight('bias'), [capsules, 1, dimension]) : undefined;
    let couplings: Tensor = tf.fill([batch, capsules, 1, count], 1 / capsules);
    let logits: Tensor | undefined;
    for (let routing = 1; ; routing += 1) {
      const sum = tf.matMul(couplings, votes);
      const poses = squash(bias ? tf.add(sum, bias) : sum);
      if (routing === routings) return tf.reshape(poses, [batch, capsules, dimension]);
      const agreement = tf.matMul(poses, votes, false, true);
      logits = logits ? tf.add(logits, agreement) : agreement;
      couplings = couple(logits);
    }
  },
  portable: (inputs, layer, weights) => portableRouting(only(inputs), layer, weights['bias']),
};
