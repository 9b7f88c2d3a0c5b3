import type { Tensor4D } from '@tensorflow/tfjs-node';
import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { extentOf } from '../windows.ts';

export const GlobalAveragePooling2D: Emitter<'GlobalAveragePooling2D'> = {
  forward({ inputs }, { inputShapes, shape }) {
    const [height, width] = extentOf(inputShapes[0]);
    // As one window: its gradient is one operation, that of a reduction is three.
    return tf.reshape(tf.avgPool(only(inputs) as Tensor4D, [height, width], 1, 'valid'), [-1, ...shape]);
  },
  portable(inputs, { name, params: { keepDims }, shape }) {
    const layer = tf.layers.globalAveragePooling2d({ name: keepDims ? `${name}.pool` : name });
    const pooled = connect(layer, only(inputs));
    return keepDims ? connect(tf.layers.reshape({ name, targetShape: [...shape] }), pooled) : pooled;
  },
};
