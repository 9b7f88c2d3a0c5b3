import type { Tensor } from '@tensorflow/tfjs-node';
import { assert } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';

type Attributes = Readonly<Record<string, number | boolean | string | number[]>>;

/** A step of the network that tfjs cannot do, or does in many pieces: TensorFlow operations with their gradient. */
interface KernelDefinition<Input extends string, Attrs extends Attributes> {
  readonly name: string;
  /** The inputs and outputs that the gradient needs, in the order it gets them. */
  readonly saves: { readonly inputs: readonly NoInfer<Input>[]; readonly outputs: readonly boolean[] };
  forward(inputs: Readonly<Record<Input, Tensor>>, attributes: Attrs): Tensor[];
  /** From the gradients of the outputs to those of the inputs that can have one. */
  gradient(
    outputs: readonly Tensor[],
    saved: readonly Tensor[],
    attributes: Attrs,
  ): { readonly [Name in Input]?: () => Tensor };
}

/** Makes the definition known to tfjs's tape, and gives the function that runs it. */
export function defineKernel<const Input extends string, Attrs extends Attributes>(
  definition: KernelDefinition<Input, Attrs>,
): (inputs: Readonly<Record<Input, Tensor>>, attributes: Attrs) => Tensor[] {
  const { name, saves } = definition;
  tf.registerKernel({
    kernelName: name,
    backendName: 'tensorflow',
    // tfjs hands back what the function below was given.
    kernelFunc: ({ inputs, attrs }) => definition.forward(inputs as Record<Input, Tensor>, attrs as Attrs),
  });
  tf.registerGradient({
    kernelName: name,
    inputsToSave: [...saves.inputs],
    outputsToSave: [...saves.outputs],
    gradFunc(outputs, saved, attributes) {
      const dys = Array.isArray(outputs) ? outputs : [outputs];
      return definition.gradient(dys, saved, attributes as Attrs) as Record<string, () => Tensor>;
    },
  });
  return (inputs, attributes) => {
    const outputs = tf.engine().runKernel<Tensor[]>(name, { ...inputs }, { ...attributes });
    assert(Array.isArray(outputs), `${name} gives a list of outputs`);
    return outputs;
  };
}
