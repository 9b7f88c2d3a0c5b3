import { tf } from '../../backend.ts';
import { keepLongest } from '../../kernels/keepLongest.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { sumOfSquares } from '../portableCapsules.ts';

/** More than any two squared lengths are near each other without being equal, and no overflow. */
const steep = 1e30;

export const CapsuleMask: Emitter<'CapsuleMask'> = {
  forward({ inputs }) {
    const [, label] = inputs;
    return label ? tf.mul(only(inputs), tf.expandDims(label, -1)) : keepLongest(only(inputs));
  },

  /** 1 for the longest and 0 for every other: relu(1 - steep * (longest - own)). */
  portable(inputs, { name, shape }) {
    const input = only(inputs);
    const own = sumOfSquares(`${name}.square`, input, shape);
    const longest = connect(tf.layers.globalMaxPooling1d({ name: `${name}.longest` }), own);
    const negative = connect(tf.layers.rescaling({ name: `${name}.negative`, scale: -1 }), longest);
    const aligned = connect(tf.layers.reshape({ name: `${name}.align`, targetShape: [1, 1] }), negative);
    const behind = connect(tf.layers.add({ name: `${name}.behind` }), [own, aligned]);
    const steeper = connect(tf.layers.rescaling({ name: `${name}.steep`, scale: steep, offset: 1 }), behind);
    const mask = connect(tf.layers.reLU({ name: `${name}.mask` }), steeper);
    return connect(tf.layers.multiply({ name }), [input, mask]);
  },
};
