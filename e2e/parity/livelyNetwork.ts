import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../../electron/engine/backend.ts';
import { uniform } from '../../electron/engine/kernels/uniform.ts';
import { nameHash } from '../../electron/engine/model/nameHash.ts';
import { type Followed, Network, type TrainingPass } from '../../electron/engine/model/Network.ts';
import { clearKinks } from '../../electron/engine/testing/clearKinks.ts';
import { required } from '../../shared/base/assert.ts';
import type { LayerPlan, PlanWeight } from '../../shared/lowering/LayerPlan.ts';

type Pass = { readonly images: Tensor } & Omit<TrainingPass, 'followed'>;

/** Evenly from `low` to `high`, other numbers for each name. */
const drawn = (name: string, shape: readonly number[], low: number, high: number): Tensor =>
  tf.add(tf.mul(uniform(shape, tf.tensor1d([nameHash(name), 11], 'int32')), high - low), low);

/** How many values reach a number of the output, by the role of the weights between them. */
function fanIn({ role, shape }: PlanWeight): number {
  const size = shape.reduce((product, extent) => product * extent, 1);
  // `[height, width, channels, multiplier]`; capsules have `[from, dimension, to]`; the last axis is the output elsewhere.
  if (role === 'depthwiseKernel') return (shape[0] ?? 1) * (shape[1] ?? 1);
  return shape.length === 3 ? (shape[1] ?? 1) : size / (shape.at(-1) ?? 1);
}

function draw(weight: PlanWeight): Tensor {
  const { name, role, shape } = weight;
  switch (role) {
    case 'gamma':
      return drawn(name, shape, 0.5, 1.5);
    case 'movingMean':
    case 'movingVariance':
      return tf.zeros([...shape]);
    case 'beta':
    case 'bias':
      return drawn(name, shape, -0.2, 0.2);
    default: {
      // Keeps the size of values through layers with ReLU (He et al. 2015).
      const reach = Math.sqrt(6 / fanIn(weight));
      return drawn(name, shape, -reach, reach);
    }
  }
}

/**
 * A network with random weights in which nothing fades out and no value stands at a kink. Every batch normalisation has the
 * statistics of the images with means pushed off a little and larger variances, so that inference shows whose they are and
 * what rounding leaves does not grow from layer to layer.
 */
export function livelyNetwork(plan: LayerPlan, { images, seed, labels }: Pass): Network {
  const network = new Network(plan, weight => tf.tidy(() => draw(weight)));
  const followed = new Map<string, Followed>();
  clearKinks(network, { images, seed, labels });
  tf.tidy(() => {
    const heads = plan.heads.map(({ layer }) => layer);
    network.run(images, heads, { seed, labels, followed });
    for (const layer of plan.layers) {
      if (layer.type !== 'BatchNormalization') continue;
      const named = (role: string): string => `${layer.origin}/${role}`;
      const ofBatch = (role: string): Tensor => required(followed.get(named(role)), named(role)).value;
      const [mean, variance] = [ofBatch('movingMean'), ofBatch('movingVariance')];
      const push = tf.mul(tf.sqrt(variance), drawn(named('movingMean'), mean.shape, -0.05, 0.05));
      network.weight(named('movingMean')).assign(tf.add(mean, push));
      const factor = drawn(named('movingVariance'), mean.shape, 1, 1.4);
      network.weight(named('movingVariance')).assign(tf.mul(variance, factor));
    }
  });
  tf.dispose([...followed.values()].map(({ value }) => value));
  return network;
}
