import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { PlanLayer, PlanLayerOf, PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { neededLayers } from './neededLayers.ts';
import { Network } from './Network.ts';
import { withoutLabel } from './withoutLabel.ts';

type Convolving = PlanLayerOf<'Conv2D'> | PlanLayerOf<'DepthwiseConv2D'> | PlanLayerOf<'Dense'>;

/**
 * A network of its own that computes the same outputs after training with fewer layers. A batch normalisation right behind
 * a convolution or dense layer becomes part of its kernel and bias, where nothing else sees what comes in between. One
 * that stands before a convolution stays: with zeros around the image it is no factor of the kernel.
 */
export function foldBatchNormalization(network: Network, outputs: readonly string[]): Network {
  const needed = neededLayers(withoutLabel(network.plan.layers), outputs);
  const uses = countUses(needed, outputs);
  const layers = new Map<string, PlanLayer>();
  const folded: Network[] = [];
  tf.tidy(() => {
    const values = new Map<string, Tensor>(network.weights);
    for (const layer of needed) {
      const before = layers.get(layer.inputs[0] ?? '');
      if (layer.type === 'BatchNormalization' && before && convolves(before) && uses.get(before.name) === 1) {
        layers.delete(before.name);
        layers.set(layer.name, join(before, layer, values));
      } else layers.set(layer.name, layer);
    }
    const heads = network.plan.heads.filter(head => outputs.includes(head.layer));
    const plan = { ...network.plan, layers: [...layers.values()], heads };
    folded.push(new Network(plan, ({ name }) => required(values.get(name), name).clone()));
  });
  return required(folded[0], 'the folded network');
}

const convolves = (layer: PlanLayer): layer is Convolving =>
  layer.type === 'Conv2D' || layer.type === 'DepthwiseConv2D' || layer.type === 'Dense';

function countUses(layers: readonly PlanLayer[], outputs: readonly string[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const name of [...layers.flatMap(({ inputs }) => inputs), ...outputs]) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}

/** The layer that does both, in the place of the second; its weights replace those of the first in `values`. */
function join<Layer extends Convolving>(
  layer: Layer,
  { name, origin, params }: PlanLayerOf<'BatchNormalization'>,
  values: Map<string, Tensor>,
): Layer {
  const channels = layer.shape.at(-1) ?? 1;
  const statistic = (role: string): Tensor | undefined => values.get(`${origin}/${role}`);
  const deviation = tf.sqrt(tf.add(required(statistic('movingVariance'), 'a variance'), params.epsilon));
  const factor = tf.div(statistic('gamma') ?? tf.ones([channels]), deviation);
  const kernel = required(layer.weights[0], 'a kernel');
  const bias: PlanWeight = {
    name: `${layer.origin}/bias`,
    role: 'bias',
    shape: [channels],
    trainable: true,
    initializer: 'zeros',
  };
  const shift = tf.sub(values.get(bias.name) ?? 0, required(statistic('movingMean'), 'a mean'));
  values.set(bias.name, tf.add(tf.mul(shift, factor), statistic('beta') ?? 0));
  // The output channels of a depthwise kernel are its last two axes.
  const along = layer.type === 'DepthwiseConv2D' ? tf.reshape(factor, kernel.shape.slice(-2)) : factor;
  values.set(kernel.name, tf.mul(required(values.get(kernel.name), kernel.name), along));
  return { ...layer, name, params: { ...layer.params, useBias: true }, weights: [kernel, bias] };
}
