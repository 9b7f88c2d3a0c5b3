import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const Flatten: Emitter<'Flatten'> = {
  forward: ({ inputs }, { shape }) => tf.reshape(only(inputs), [-1, ...shape]),
  portable: (inputs, { name }) => connect(tf.layers.flatten({ name }), only(inputs)),
};
