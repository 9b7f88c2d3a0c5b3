import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const Reshape: Emitter<'Reshape'> = {
  forward: ({ inputs }, { shape }) => tf.reshape(only(inputs), [-1, ...shape]),
  portable: (inputs, { name, shape }) => connect(tf.layers.reshape({ name, targetShape: [...shape] }), only(inputs)),
};
