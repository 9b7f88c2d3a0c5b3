import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../../../backend.ts';

export const multiply = (a: Tensor, b: Tensor): Tensor => tf.matMul(a, b);
