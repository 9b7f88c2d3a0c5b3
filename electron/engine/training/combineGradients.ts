import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../backend.ts';
import { attribute, singleOperation } from '../kernels/operation.ts';
import type { StepSettings } from './TrainStep.ts';

/** By the names of the weights. */
type Gradients = ReadonlyMap<string, Tensor>;

const mapped = (gradients: Gradients, change: (gradient: Tensor, name: string) => Tensor): Gradients =>
  new Map([...gradients].map(([name, gradient]) => [name, change(gradient, name)]));

/** What the optimizer gets: the mean of a gradient and of the sums before it (none for each step on its own), limited. */
export function combineGradients(
  gradients: Gradients,
  sums: Gradients,
  {
    accumulationSteps,
    clipValue,
    globalClipNorm,
  }: Pick<StepSettings, 'accumulationSteps' | 'clipValue' | 'globalClipNorm'>,
): Gradients {
  const means = mapped(gradients, (gradient, name) => {
    const sum = sums.get(name);
    return sum ? tf.mul(tf.add(sum, gradient), 1 / accumulationSteps) : gradient;
  });
  const limited = clipValue === null ? means : mapped(means, mean => tf.clipByValue(mean, -clipValue, clipValue));
  if (globalClipNorm === null) return limited;
  // A gradient that is shorter stays as it is; one that is no number stays none, so that the next loss tells.
  const scale = tf.div(globalClipNorm, tf.maximum(lengthOf([...limited.values()]), globalClipNorm));
  return mapped(limited, gradient => tf.mul(gradient, scale));
}

/** The length of all values together, as of one vector. */
function lengthOf(tensors: readonly Tensor[]): Tensor {
  const halves = tensors.map(tensor => singleOperation('L2Loss', [attribute.type('T', 'float32')], [tensor]));
  return tf.sqrt(tf.mul(halves.length === 0 ? 0 : tf.addN(halves), 2));
}
