import { toMargins } from '../../../../shared/layers/spatial.ts';
import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { toMutable } from '../windows.ts';

export const Cropping2D: Emitter<'Cropping2D'> = {
  forward({ inputs }, { params, shape }) {
    const [[top], [left]] = toMargins(params.cropping);
    return tf.slice(only(inputs), [0, top, left, 0], [-1, ...shape]);
  },
  portable: (inputs, { name, params }) =>
    connect(tf.layers.cropping2D({ name, cropping: toMutable(toMargins(params.cropping)) }), only(inputs)),
};
