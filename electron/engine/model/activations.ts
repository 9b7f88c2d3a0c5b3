import type { Tensor } from '@tensorflow/tfjs-node';
import type { PlanLayerOf } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';

type Params = PlanLayerOf<'Activation'>['params'];

const hardSigmoid = (x: Tensor): Tensor => tf.div(tf.relu6(tf.add(x, 3)), 6);

/** Activations as operations with gradients. */
export const activations: Readonly<Record<Params['activation'], (x: Tensor, params: Params) => Tensor>> = {
  linear: x => x.clone(),
  relu: x => tf.relu(x),
  relu6: x => tf.relu6(x),
  leakyRelu: (x, { negativeSlope }) => tf.leakyRelu(x, negativeSlope),
  elu: (x, { alpha }) => (alpha === 1 ? tf.elu(x) : tf.add(tf.mul(alpha, tf.elu(x)), tf.mul(1 - alpha, tf.relu(x)))),
  swish: x => tf.mul(x, tf.sigmoid(x)),
  hardSwish: x => tf.mul(x, hardSigmoid(x)),
  sigmoid: x => tf.sigmoid(x),
  hardSigmoid,
  hardSigmoidKeras2: x => tf.clipByValue(tf.add(tf.mul(x, 0.2), 0.5), 0, 1),
  tanh: x => tf.tanh(x),
  softmax: x => tf.softmax(x),
};
