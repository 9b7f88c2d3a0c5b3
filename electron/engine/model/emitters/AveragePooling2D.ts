import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import type { PlanLayerOf } from '../../../../shared/lowering/LayerPlan.ts';
import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { mutable, type PoolingAxis, poolingAxes } from '../poolingWindows.ts';
import { poolByWindows } from '../portablePooling.ts';
import { aroundImages, extentOf, marginsOf, type Placement, placeWindow } from '../windows.ts';

type Layer = PlanLayerOf<'AveragePooling2D'>;

/** TensorFlow's own `same` leaves zeros out of the mean; where they count, they must be real ones. */
function place({ params, inputShapes }: Layer): Placement {
  const input = extentOf(inputShapes[0]);
  const window = { ...params, kernelSize: params.poolSize };
  const placement = placeWindow(input, window);
  if (placement.padding === 'valid' || !params.countIncludePad) return placement;
  return { padding: 'valid', margins: marginsOf(input, window) };
}

/** What turns means over whole windows into means over the cells that count: `[rows, columns, 1]`, or null for 1 everywhere. */
function corrections([rows, columns]: readonly [PoolingAxis, PoolingAxis]): Tensor | null {
  const shares = ({ size, windows }: PoolingAxis) => windows.map(({ start, end }) => size / (end - start));
  const [vertical, horizontal] = [shares(rows), shares(columns)];
  if ([...vertical, ...horizontal].every(share => share === 1)) return null;
  return tf.tensor3d(vertical.map(row => horizontal.map(column => [row * column])));
}

export const AveragePooling2D: Emitter<'AveragePooling2D'> = {
  forward({ inputs }, layer) {
    const { params, inputShapes } = layer;
    const { padding, margins } = place(layer);
    const [size, strides] = [mutable(params.poolSize), mutable(params.strides)];
    if (!margins) return tf.avgPool(only(inputs) as Tensor4D, size, strides, padding);
    const padded = tf.pad(only(inputs), aroundImages(margins));
    const means = tf.avgPool(padded as Tensor4D, size, strides, padding);
    const factor = corrections(poolingAxes(extentOf(inputShapes[0]), params, params.countIncludePad));
    return factor ? tf.mul(means, factor) : means;
  },
  portable(inputs, layer) {
    const { name, params, inputShapes } = layer;
    const { padding, margins } = place(layer);
    if (!margins) {
      const size = { poolSize: mutable(params.poolSize), strides: mutable(params.strides) };
      return connect(tf.layers.averagePooling2d({ name, padding, ...size }), only(inputs));
    }
    const axes = poolingAxes(extentOf(inputShapes[0]), params, params.countIncludePad);
    const zeros = marginsOf(extentOf(inputShapes[0]), { ...params, kernelSize: params.poolSize, rounding: 'floor' });
    const padded = params.countIncludePad
      ? connect(tf.layers.zeroPadding2d({ name: `${name}.pad`, padding: zeros }), only(inputs))
      : only(inputs);
    return poolByWindows(name, padded, axes, tf.layers.averagePooling2d);
  },
};
