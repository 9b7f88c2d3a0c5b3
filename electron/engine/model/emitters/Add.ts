import { tf } from '../../backend.ts';
import { connect } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const Add: Emitter<'Add'> = {
  forward: ({ inputs }) => inputs.reduce((sum, input) => tf.add(sum, input)),
  portable: (inputs, { name }) => connect(tf.layers.add({ name }), inputs),
};
