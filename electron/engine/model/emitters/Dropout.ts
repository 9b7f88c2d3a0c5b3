import { tf } from '../../backend.ts';
import { dropMask } from '../../kernels/uniform.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const Dropout: Emitter<'Dropout'> = {
  forward({ inputs, isTraining, seed }, { params: { rate } }) {
    const input = only(inputs);
    if (!isTraining || rate === 0) return input.clone();
    return tf.mul(input, dropMask(input.shape, rate, seed()));
  },
  portable: (inputs, { name, params: { rate } }) => connect(tf.layers.dropout({ name, rate }), only(inputs)),
};
