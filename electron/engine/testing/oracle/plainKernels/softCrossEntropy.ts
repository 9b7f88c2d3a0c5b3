import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../../../backend.ts';

export const softCrossEntropy = (logits: Tensor, shares: Tensor): Tensor =>
  tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), shares), -1));
