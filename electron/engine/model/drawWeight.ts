import type { Tensor } from '@tensorflow/tfjs-node';
import type { Shape } from '../../../shared/base/shape.ts';
import type { Initializer } from '../../../shared/layers/LayerDefinition.ts';
import type { PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { attribute, singleOperation } from '../kernels/operation.ts';
import { nameHash } from './nameHash.ts';

/** The deviation of a normal distribution that is cut off at two deviations, in its own terms. */
const truncatedDeviation = 0.87962566103423978;

/** How many values reach a unit, and how many units a value reaches, as Keras counts them. */
function fans(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  const receptive = shape.slice(0, -2).reduce((product, extent) => product * extent, 1);
  return { fanIn: receptive * (shape.at(-2) ?? 1), fanOut: receptive * (shape.at(-1) ?? 1) };
}

const drawing = [attribute.type('dtype', 'float32'), attribute.type('T', 'int32'), attribute.type('Tseed', 'int32')];

const draw = (operation: string, shape: Shape, seed: readonly number[]): Tensor =>
  singleOperation(operation, drawing, [tf.tensor1d([...shape], 'int32'), tf.tensor1d([...seed], 'int32')]);

const initializers: Readonly<Record<Initializer, (shape: Shape, seed: readonly number[]) => Tensor>> = {
  zeros: shape => tf.fill([...shape], 0),
  ones: shape => tf.fill([...shape], 1),
  glorotUniform(shape, seed) {
    const { fanIn, fanOut } = fans(shape);
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    return tf.sub(tf.mul(draw('StatelessRandomUniform', shape, seed), 2 * limit), limit);
  },
  heNormal(shape, seed) {
    const deviation = Math.sqrt(2 / fans(shape).fanIn) / truncatedDeviation;
    return tf.mul(draw('StatelessTruncatedNormal', shape, seed), deviation);
  },
};

/**
 * The first value of a weight. It depends on the seed and the weight's name alone, so that an edit elsewhere in the
 * network leaves it as it is.
 */
export const drawWeight = ({ name, shape, initializer }: PlanWeight, seed: number): Tensor =>
  tf.tidy(() => initializers[initializer](shape, [seed | 0, nameHash(name)]));
