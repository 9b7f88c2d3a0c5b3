import type { Tensor } from '@tensorflow/tfjs-node';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { tf } from '../backend.ts';
import { softCrossEntropy } from '../kernels/softCrossEntropy.ts';

export type Distillation = NonNullable<TrainSettings['distillation']>;

/** What a teacher says of a batch: its logits, `[batch, classes]`. */
export interface Teaching extends Pick<Distillation, 'temperature' | 'alpha'> {
  readonly logits: Tensor;
}

/**
 * A loss in which the teacher's word counts `alpha` and the labels' the rest. The teacher's part is the divergence of both
 * softened by the temperature, times its square: gradients keep their size whatever the temperature.
 */
export function distil(byLabels: Tensor, logits: Tensor, { logits: taught, temperature, alpha }: Teaching): Tensor {
  const soft = tf.div(taught, temperature);
  const shares = tf.softmax(soft);
  const own = tf.mean(softCrossEntropy(tf.div(logits, temperature), shares));
  const least = tf.mean(softCrossEntropy(soft, shares));
  return tf.add(tf.mul(byLabels, 1 - alpha), tf.mul(tf.sub(own, least), alpha * temperature ** 2));
}
