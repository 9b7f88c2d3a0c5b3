import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../../../backend.ts';

export const biasAdd = (x: Tensor, bias: Tensor): Tensor => tf.add(x, bias);
