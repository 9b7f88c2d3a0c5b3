import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../../backend.ts';
import { attribute, singleOperation } from '../../kernels/operation.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const Dropout: Emitter<'Dropout'> = {
  forward({ inputs, isTraining, seed }, { params: { rate } }) {
    const input = only(inputs);
    if (!isTraining || rate === 0) return input.clone();
    const kept = tf.cast(tf.greaterEqual(evenly(input.shape, seed()), rate), 'float32');
    return tf.mul(input, tf.mul(kept, 1 / (1 - rate)));
  },
  portable: (inputs, { name, params: { rate } }) => connect(tf.layers.dropout({ name, rate }), only(inputs)),
};

/** Random numbers from [0, 1), drawn by TensorFlow. */
const evenly = (shape: readonly number[], seed: Tensor): Tensor =>
  singleOperation(
    'StatelessRandomUniform',
    [attribute.type('dtype', 'float32'), attribute.type('T', 'int32'), attribute.type('Tseed', 'int32')],
    [tf.tensor1d([...shape], 'int32'), seed],
  );
