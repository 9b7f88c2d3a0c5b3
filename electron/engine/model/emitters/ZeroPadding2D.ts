import { toMargins } from '../../../../shared/layers/spatial.ts';
import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { aroundImages, toMutable } from '../windows.ts';

export const ZeroPadding2D: Emitter<'ZeroPadding2D'> = {
  forward: ({ inputs }, { params }) => tf.pad(only(inputs), aroundImages(toMutable(toMargins(params.padding)))),
  portable: (inputs, { name, params }) =>
    connect(tf.layers.zeroPadding2d({ name, padding: toMutable(toMargins(params.padding)) }), only(inputs)),
};
