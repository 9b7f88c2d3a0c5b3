import type { Tensor } from '@tensorflow/tfjs-node';
import type { PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { uniform } from '../kernels/uniform.ts';
import { nameHash } from '../model/nameHash.ts';

/** A value under which no weight is without effect: kernels by their fan, factors and variances around 1, the rest around 0. */
export const liveWeight = ({ name, role, shape }: PlanWeight): Tensor =>
  tf.tidy(() => {
    const even = uniform(shape, tf.tensor1d([nameHash(name), 7], 'int32'));
    if (role === 'gamma' || role === 'movingVariance') return tf.add(even, 0.5);
    const fanIn = shape.length > 1 ? even.size / (shape.at(-1) ?? 1) : 1;
    const reach = shape.length > 1 ? Math.sqrt(3 / fanIn) : 0.2;
    return tf.mul(tf.sub(even, 0.5), 2 * reach);
  });
