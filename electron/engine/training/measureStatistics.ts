import type { Tensor } from '@tensorflow/tfjs-node';
import type { LayerPlan, PlanLayer } from '../../../shared/lowering/LayerPlan.ts';
import type {
  RectifierStatistics,
  TrainingStatistics,
  WeightStatistics,
} from '../../../shared/training/TrainingStatistics.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import type { Batch } from './batches.ts';
import { lossGradients } from './lossGradients.ts';
import { headLosses } from './losses.ts';
import { prepareImages } from './prepareImages.ts';
import { spreadOf } from './spreadOf.ts';

/** How weights, gradients and rectifiers of a network stand, by a pass of one batch. Changes nothing. */
export function measureStatistics(
  network: Network,
  batch: Batch,
  at: Pick<TrainingStatistics, 'epoch' | 'step' | 'loss'>,
): TrainingStatistics {
  const images = prepareImages(batch.images, network.plan.input);
  try {
    return {
      ...at,
      weights: weightStatistics(network, images, batch.labels),
      rectifiers: rectifierStatistics(network, images),
    };
  } finally {
    images.dispose();
  }
}

function weightStatistics(network: Network, images: Tensor, labels: Int32Array): WeightStatistics[] {
  const nodes = new Map(network.plan.layers.flatMap(({ node, weights }) => weights.map(({ name }) => [name, node])));
  const found: WeightStatistics[] = [];
  tf.tidy(() => {
    const pass = { images, labels: tf.tensor1d(labels, 'int32'), seed: tf.tensor1d([1, 1], 'int32') };
    const { gradients, kept } = lossGradients(network, headLosses(network.plan, 'training'), pass);
    for (const [weight, variable] of network.weights) {
      const gradient = gradients.get(weight);
      found.push({
        weight,
        node: nodes.get(weight) ?? '',
        values: spreadOf(variable.dataSync()),
        gradient: gradient ? spreadOf(gradient.dataSync()) : null,
      });
    }
    tf.dispose([...kept]);
  });
  return found;
}

const rectifiersOf = ({ layers }: LayerPlan): readonly PlanLayer[] =>
  layers.filter(layer => layer.type === 'Activation' && /^relu6?$/.test(layer.params.activation));

function rectifierStatistics(network: Network, images: Tensor): RectifierStatistics[] {
  const rectifiers = rectifiersOf(network.plan);
  const found: RectifierStatistics[] = [];
  tf.tidy(() => {
    const outputs = network.run(
      images,
      rectifiers.map(({ name }) => name),
    );
    outputs.forEach((output, index) => {
      const layer = rectifiers[index];
      if (!layer) return;
      const perChannel = tf.max(
        output,
        output.shape.slice(0, -1).map((_, axis) => axis),
      );
      const dead = Number(tf.mean(tf.cast(tf.equal(perChannel, 0), 'float32')).dataSync()[0]);
      found.push({ layer: layer.name, node: layer.node, dead });
    });
  });
  return found;
}
