import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../backend.ts';
import { uniform } from '../kernels/uniform.ts';
import { nameHash } from '../model/nameHash.ts';

/** Random numbers for the images of one batch. They depend on the seed, the name and the image's place alone. */
export interface Draws {
  readonly count: number;
  /** Two int32 numbers for one use of TensorFlow's stateless operations. */
  readonly seed: (name: string) => Tensor;
  /** `[count]`, from [0, 1). */
  readonly share: (name: string) => Tensor;
  /** `[count]`, from [-reach, reach). */
  readonly within: (name: string, reach: number) => Tensor;
}

/** `seed` holds the run's seed and the step, so that a resumed run draws what it would have drawn. */
export function createDraws(seed: Tensor, count: number): Draws {
  const seedOf = (name: string): Tensor => tf.add(seed, tf.tensor1d([nameHash(`augmentation/${name}`), 0], 'int32'));
  const share = (name: string): Tensor => uniform([count], seedOf(name));
  return {
    count,
    seed: seedOf,
    share,
    within: (name, reach) => tf.mul(tf.sub(tf.mul(share(name), 2), 1), reach),
  };
}
