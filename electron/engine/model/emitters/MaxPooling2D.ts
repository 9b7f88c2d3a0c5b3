import type { Tensor4D } from '@tensorflow/tfjs-node';
import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { mutable, poolingAxes } from '../poolingWindows.ts';
import { poolByWindows } from '../portablePooling.ts';
import { aroundImages, extentOf, placeWindow } from '../windows.ts';

export const MaxPooling2D: Emitter<'MaxPooling2D'> = {
  forward({ inputs }, { params, inputShapes }) {
    const { poolSize, strides } = params;
    const { padding, margins } = placeWindow(extentOf(inputShapes[0]), { ...params, kernelSize: poolSize });
    // Padding never wins, not even over negative values.
    const input = margins ? tf.pad(only(inputs), aroundImages(margins), Number.NEGATIVE_INFINITY) : only(inputs);
    return tf.maxPool(input as Tensor4D, mutable(poolSize), mutable(strides), padding);
  },
  portable(inputs, { name, params, inputShapes }) {
    const { poolSize, strides } = params;
    const input = extentOf(inputShapes[0]);
    const { padding, margins } = placeWindow(input, { ...params, kernelSize: poolSize });
    if (margins) return poolByWindows(name, only(inputs), poolingAxes(input, params, false), tf.layers.maxPooling2d);
    const size = { poolSize: mutable(poolSize), strides: mutable(strides) };
    return connect(tf.layers.maxPooling2d({ name, padding, ...size }), only(inputs));
  },
};
