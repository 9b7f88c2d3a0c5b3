import type { SymbolicTensor } from '@tensorflow/tfjs-node';
import type { PlanLayerOf } from '../../../../shared/lowering/LayerPlan.ts';
import { tf } from '../../backend.ts';
import { activations } from '../activations.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

type Params = PlanLayerOf<'Activation'>['params'];
type Named = 'linear' | 'relu' | 'swish' | 'sigmoid' | 'tanh' | 'softmax';

/** A function that tfjs and every Keras know by the same name. */
const named =
  (activation: Named) =>
  (name: string, input: SymbolicTensor): SymbolicTensor =>
    connect(tf.layers.activation({ name, activation }), input);

/**
 * relu6(slope * x + 3) / 6: slope 1 is the hard sigmoid of MobileNetV3 and Keras 3, slope 1.2 that of Keras 2. tfjs has the
 * latter under the name that Keras 3 gives the former, so that readers would disagree about a layer of that name.
 */
const hardSigmoid =
  (slope: number) =>
  (name: string, input: SymbolicTensor): SymbolicTensor => {
    const shifted = connect(tf.layers.rescaling({ name: `${name}.shift`, scale: slope, offset: 3 }), input);
    const clipped = connect(tf.layers.reLU({ name: `${name}.clip`, maxValue: 6 }), shifted);
    return connect(tf.layers.rescaling({ name, scale: 1 / 6 }), clipped);
  };

const portable: Readonly<
  Record<Params['activation'], (name: string, input: SymbolicTensor, params: Params) => SymbolicTensor>
> = {
  linear: named('linear'),
  relu: named('relu'),
  relu6: (name, input) => connect(tf.layers.reLU({ name, maxValue: 6 }), input),
  leakyRelu: (name, input, { negativeSlope }) => connect(tf.layers.leakyReLU({ name, alpha: negativeSlope }), input),
  elu(name, input, { alpha }) {
    if (alpha === 1) return connect(tf.layers.elu({ name }), input);
    // tfjs knows alpha 1 only.
    const bend = connect(tf.layers.elu({ name: `${name}.bend` }), input);
    const line = connect(tf.layers.reLU({ name: `${name}.line` }), input);
    return connect(tf.layers.add({ name }), [
      connect(tf.layers.rescaling({ name: `${name}.bendShare`, scale: alpha }), bend),
      connect(tf.layers.rescaling({ name: `${name}.lineShare`, scale: 1 - alpha }), line),
    ]);
  },
  swish: named('swish'),
  hardSwish: (name, input) => connect(tf.layers.multiply({ name }), [input, hardSigmoid(1)(`${name}.gate`, input)]),
  sigmoid: named('sigmoid'),
  hardSigmoid: hardSigmoid(1),
  hardSigmoidKeras2: hardSigmoid(1.2),
  tanh: named('tanh'),
  softmax: named('softmax'),
};

export const Activation: Emitter<'Activation'> = {
  forward: ({ inputs }, { params }) => activations[params.activation](only(inputs), params),
  portable: (inputs, { name, params }) => portable[params.activation](name, only(inputs), params),
};
