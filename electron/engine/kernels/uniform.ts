import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../backend.ts';
import { attribute, singleOperation } from './operation.ts';

/** Random numbers from [0, 1), drawn by TensorFlow; `seed` is two int32 numbers. */
export const uniform = (shape: readonly number[], seed: Tensor): Tensor =>
  singleOperation(
    'StatelessRandomUniform',
    [attribute.type('dtype', 'float32'), attribute.type('T', 'int32'), attribute.type('Tseed', 'int32')],
    [tf.tensor1d([...shape], 'int32'), seed],
  );

/** 0 with a chance of `rate`, else what makes up for the zeros: 1 / (1 - rate). */
export const dropMask = (shape: readonly number[], rate: number, seed: Tensor): Tensor =>
  tf.mul(tf.cast(tf.greaterEqual(uniform(shape, seed), rate), 'float32'), 1 / (1 - rate));
