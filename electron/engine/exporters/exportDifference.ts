import type { LayersModel, Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import { inferenceOutputs } from '../model/portableModel.ts';
import { createInference } from '../session/createInference.ts';

const imageCount = 2;

/**
 * How far a model that is to leave is from the network it was made of, on a few random images: the largest difference of
 * an output, in terms of the largest output. Outputs that are not finite in the network itself say nothing.
 */
export function exportDifference(network: Network, model: LayersModel): number {
  const { height, width, channels } = network.plan.input;
  const inference = createInference(network, inferenceOutputs(network), imageCount, { emit: () => undefined });
  try {
    return tf.tidy(() => {
      const images = tf.randomUniform([imageCount, height, width, channels], -1, 1, 'float32', 1);
      const predicted = listOf(model.predict(images));
      const differences = inference
        .run(images)
        .map((own, index) => difference(own.dataSync(), required(predicted[index], 'an output').dataSync()));
      return Math.max(...differences);
    });
  } finally {
    inference.dispose();
  }
}

const listOf = (value: Tensor | Tensor[]): readonly Tensor[] => (Array.isArray(value) ? value : [value]);

function difference(own: ArrayLike<number>, other: ArrayLike<number>): number {
  let [scale, largest] = [Number.MIN_VALUE, 0];
  for (const [index, value] of Array.from(own).entries()) {
    if (!Number.isFinite(value)) continue;
    scale = Math.max(scale, Math.abs(value));
    largest = Math.max(largest, Math.abs(value - (other[index] ?? Number.POSITIVE_INFINITY)));
  }
  return largest / scale;
}
