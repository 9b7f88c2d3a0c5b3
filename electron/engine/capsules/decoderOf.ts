import { required } from '../../../shared/base/assert.ts';
import type { CapsuleParts } from '../../../shared/lowering/capsuleParts.ts';
import type { PlanLayer } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { Network } from '../model/Network.ts';
import { neededLayers } from '../model/neededLayers.ts';

/** The part of a network that draws images from masked poses, as a network of its own, with copies of the weights. */
export function decoderOf(network: Network, { mask, drawing }: CapsuleParts): Network {
  const { plan } = network;
  const entry: PlanLayer = { ...mask, type: 'Input', params: {}, inputs: [], inputShapes: [mask.shape] };
  const layers = plan.layers.map(layer => (layer === mask ? entry : layer));
  const decoder = { ...plan, layers: neededLayers(layers, [drawing]), heads: [] };
  return new Network(decoder, ({ name }) => tf.clone(required(network.weights.get(name), name)));
}
