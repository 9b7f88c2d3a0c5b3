import type { SymbolicTensor, Tensor, layers } from '@tensorflow/tfjs-node';
import { assert, required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';

export type TfjsLayer = layers.Layer;

/** Puts a tfjs layer behind tensors of a model being built, with these values as its weights. */
export function connect(
  layer: TfjsLayer,
  inputs: SymbolicTensor | readonly SymbolicTensor[],
  weights: readonly (Tensor | undefined)[] = [],
): SymbolicTensor {
  const output = layer.apply(inputs instanceof tf.SymbolicTensor ? inputs : distinct(layer.name, inputs));
  assert(output instanceof tf.SymbolicTensor, `${layer.name} gives one symbolic tensor`);
  const values = weights.filter(value => value !== undefined);
  if (values.length > 0) layer.setWeights(values);
  return output;
}

/** tfjs frees a tensor too early when a layer takes it twice: copies stand for the repetitions. */
const distinct = (name: string, inputs: readonly SymbolicTensor[]): SymbolicTensor[] =>
  inputs.map((input, index) => {
    if (inputs.indexOf(input) === index) return input;
    return connect(tf.layers.activation({ name: `${name}.again${index}`, activation: 'linear' }), input);
  });

/** The one input of a layer that takes no more. */
export const only = <T>(inputs: readonly T[]): T => required(inputs[0], 'an input');
