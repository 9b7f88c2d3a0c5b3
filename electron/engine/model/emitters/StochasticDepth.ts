import { tf } from '../../backend.ts';
import { dropMask } from '../../kernels/uniform.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const StochasticDepth: Emitter<'StochasticDepth'> = {
  forward({ inputs, isTraining, seed }, { params: { rate } }) {
    const input = only(inputs);
    if (!isTraining || rate === 0) return input.clone();
    const samples = input.shape.map((extent, axis) => (axis === 0 ? extent : 1));
    return tf.mul(input, dropMask(samples, rate, seed()));
  },
  portable(inputs, { name, params: { rate }, shape }) {
    // Null stands for the batch, which the types of tfjs do not know.
    const noiseShape = [null, ...shape.map(() => 1)] as number[];
    return connect(tf.layers.dropout({ name, rate, noiseShape }), only(inputs));
  },
};
