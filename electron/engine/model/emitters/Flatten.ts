import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const Flatten: Emitter<'Flatten'> = {
  forward: ({ inputs }, { shape }) => tf.reshape(only(inputs), [-1, ...shape]),
  portable(inputs, { name, inputShapes, shape }) {
    // tfjs flattens nothing that is flat already.
    const isFlat = inputShapes[0]?.length === 1;
    const layer = isFlat ? tf.layers.reshape({ name, targetShape: [...shape] }) : tf.layers.flatten({ name });
    return connect(layer, only(inputs));
  },
};
