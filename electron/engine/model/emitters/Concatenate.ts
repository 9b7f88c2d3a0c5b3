import { tf } from '../../backend.ts';
import { connect } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const Concatenate: Emitter<'Concatenate'> = {
  forward: ({ inputs }) => tf.concat([...inputs], -1),
  portable: (inputs, { name }) => connect(tf.layers.concatenate({ name }), inputs),
};
