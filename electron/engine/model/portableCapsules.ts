import type { SymbolicTensor, Tensor } from '@tensorflow/tfjs-node';
import { elementCount, type Shape } from '../../../shared/base/shape.ts';
import type { PlanLayerOf } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { capsuleEpsilon } from '../kernels/squash.ts';
import { sliceChannels } from './channelLayers.ts';
import { connect } from './connect.ts';

const rescale = (name: string, input: SymbolicTensor, scale: number, offset = 0): SymbolicTensor =>
  connect(tf.layers.rescaling({ name, scale, offset }), input);
const multiply = (name: string, inputs: readonly SymbolicTensor[]): SymbolicTensor =>
  connect(tf.layers.multiply({ name }), inputs);
const reshape = (name: string, input: SymbolicTensor, targetShape: Shape): SymbolicTensor =>
  connect(tf.layers.reshape({ name, targetShape: [...targetShape] }), input);

/** The sum over the last axis, which stays with an extent of 1. `shape` is without batch. */
function sumLast(name: string, input: SymbolicTensor, shape: Shape): SymbolicTensor {
  const extent = shape.at(-1) ?? 1;
  const row = reshape(`${name}.row`, input, [elementCount(shape), 1]);
  const layer = tf.layers.averagePooling1d({ name: `${name}.mean`, poolSize: extent, strides: extent });
  const sum = rescale(`${name}.sum`, connect(layer, row), extent);
  return reshape(name, sum, [...shape.slice(0, -1), 1]);
}

/** |x|² along the last axis, which stays with an extent of 1. */
export const sumOfSquares = (name: string, x: SymbolicTensor, shape: Shape): SymbolicTensor =>
  sumLast(name, multiply(`${name}.own`, [x, x]), shape);

/**
 * Roots without a layer that takes them: normalising [v, -v] divides it by its root mean square, since its mean is 0. Here
 * v is x and a last number, the root of epsilon: |v| is the length of x as it is defined here.
 */
function normalise(name: string, x: SymbolicTensor, q: SymbolicTensor) {
  const last = rescale(`${name}.epsilon`, q, 0, Math.sqrt(capsuleEpsilon));
  const v = connect(tf.layers.concatenate({ name: `${name}.whole` }), [x, last]);
  const opposite = rescale(`${name}.opposite`, v, -1);
  const both = connect(tf.layers.concatenate({ name: `${name}.both` }), [v, opposite]);
  const layer = tf.layers.layerNormalization({ name: `${name}.normal`, scale: false, center: false, epsilon: 0 });
  return { both, normal: connect(layer, both) };
}

/** The length of vectors from standard layers: the mean of v · v / |v|, up to a factor. */
export function portableLength(name: string, x: SymbolicTensor, shape: Shape): SymbolicTensor {
  const [capsules = 1, dimension = 1] = shape;
  const { both, normal } = normalise(name, x, sumOfSquares(`${name}.square`, x, shape));
  const sum = sumLast(`${name}.total`, multiply(`${name}.product`, [both, normal]), [capsules, 2 * dimension + 2]);
  return reshape(name, rescale(`${name}.length`, sum, 0.5 / Math.sqrt(dimension + 1)), [capsules]);
}

/** The squash from standard layers: x / |x|, times |x|² / (1 + |x|²), which is the softsign of |x|². */
export function portableSquash(name: string, x: SymbolicTensor, shape: Shape): SymbolicTensor {
  const dimension = shape.at(-1) ?? 1;
  const q = sumOfSquares(`${name}.square`, x, shape);
  const { normal } = normalise(name, x, q);
  const all = [...shape.slice(0, -1), 2 * dimension + 2];
  const direction = sliceChannels(`${name}.direction`, normal, all, 0, dimension);
  const unit = rescale(`${name}.unit`, direction, 1 / Math.sqrt(dimension + 1));
  const size = connect(tf.layers.activation({ name: `${name}.size`, activation: 'softsign' }), q);
  return multiply(name, [unit, size]);
}

/** Routing by agreement from standard layers; sums are means times a count. */
export function portableRouting(
  votes: SymbolicTensor,
  { name, params: { routings }, inputShapes }: PlanLayerOf<'CapsuleRouting'>,
  bias: Tensor | undefined,
): SymbolicTensor {
  const [capsules = 1, count = 1, dimension = 1] = inputShapes[0] ?? [];
  const whole = [capsules, count, dimension];
  const addBias = bias && biasLayer(name, capsules * dimension, bias);
  let couplings: SymbolicTensor | undefined;
  let logits: SymbolicTensor | undefined;
  for (let routing = 1; ; routing += 1) {
    const own = `${name}.${routing}`;
    const heard = couplings ? multiply(`${own}.heard`, [votes, couplings]) : votes;
    const pooling = tf.layers.averagePooling2d({ name: `${own}.mean`, poolSize: [1, count], strides: [1, count] });
    const sum = rescale(`${own}.sum`, connect(pooling, heard), couplings ? count : count / capsules);
    const shifted = addBias ? addBias(own, sum, [capsules, 1, dimension]) : sum;
    const poses = portableSquash(`${own}.poses`, shifted, [capsules, 1, dimension]);
    if (routing === routings) return reshape(name, poses, [capsules, dimension]);
    const agreement = sumLast(`${own}.agreement`, multiply(`${own}.product`, [votes, poses]), whole);
    logits = logits ? connect(tf.layers.add({ name: `${own}.logits` }), [logits, agreement]) : agreement;
    couplings = couple(own, logits, capsules, count);
  }
}

/** The softmax over the capsules of `[capsules, inputs, 1]`. */
function couple(name: string, logits: SymbolicTensor, capsules: number, count: number): SymbolicTensor {
  const flat = reshape(`${name}.flat`, logits, [capsules, count]);
  const turned = connect(tf.layers.permute({ name: `${name}.turned`, dims: [2, 1] }), flat);
  const shares = connect(tf.layers.activation({ name: `${name}.shares`, activation: 'softmax' }), turned);
  const back = connect(tf.layers.permute({ name: `${name}.back`, dims: [2, 1] }), shares);
  return reshape(`${name}.couplings`, back, [capsules, count, 1]);
}

/** Adds one bias in every iteration: a depthwise convolution by ones that all of them share. */
function biasLayer(name: string, size: number, bias: Tensor) {
  const layer = tf.layers.depthwiseConv2d({ name: `${name}.bias`, kernelSize: 1, depthwiseInitializer: 'ones' });
  const weights = [tf.ones([1, 1, size, 1]), tf.reshape(bias, [size])];
  return (own: string, sum: SymbolicTensor, shape: Shape): SymbolicTensor => {
    const shifted = connect(layer, reshape(`${own}.row`, sum, [1, 1, size]), weights);
    return reshape(`${own}.shifted`, shifted, shape);
  };
}
