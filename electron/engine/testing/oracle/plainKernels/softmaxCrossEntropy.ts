import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../../../shared/base/assert.ts';
import { tf } from '../../../backend.ts';
import { softCrossEntropy } from './softCrossEntropy.ts';

export const softmaxCrossEntropy = (logits: Tensor, labels: Tensor): Tensor =>
  softCrossEntropy(logits, tf.oneHot(labels, required(logits.shape[1], 'classes'), 1, 0, 'float32'));
