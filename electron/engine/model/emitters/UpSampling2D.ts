import type { Tensor4D } from '@tensorflow/tfjs-node';
import { toPair } from '../../../../shared/layers/spatial.ts';
import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { extentOf } from '../windows.ts';

export const UpSampling2D: Emitter<'UpSampling2D'> = {
  forward({ inputs }, { params, shape }) {
    const [height, width] = extentOf(shape);
    const resize = params.interpolation === 'nearest' ? tf.image.resizeNearestNeighbor : tf.image.resizeBilinear;
    return resize(only(inputs) as Tensor4D, [height, width]);
  },
  portable: (inputs, { name, params }) =>
    connect(
      tf.layers.upSampling2d({ name, size: [...toPair(params.size)], interpolation: params.interpolation }),
      only(inputs),
    ),
};
