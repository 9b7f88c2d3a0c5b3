import { AppError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import type { LayerPlan, PlanLayer } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { Network } from '../model/Network.ts';
import { neededLayers } from '../model/neededLayers.ts';

/** The layers of a network with capsules that draws its images again (Sabour et al. 2017). */
export interface CapsuleParts {
  /** A pose for each class: `[capsules, dimension]`. */
  readonly poses: PlanLayer;
  /** All but one of them set to zero; what is drawn comes from here. */
  readonly mask: PlanLayer;
  /** The drawn image, as many values as the network's input has. */
  readonly drawing: string;
}

/** @throws AppError `run/noCapsules` for another network. */
export function requireCapsules({ layers, heads }: LayerPlan, run: string): CapsuleParts {
  const mask = layers.find(({ type }) => type === 'CapsuleMask');
  const poses = layers.find(({ name }) => name === mask?.inputs[0]);
  const drawing = heads.find(({ target }) => target === 'input')?.layer;
  if (!mask || !poses || drawing === undefined) throw new AppError('run/noCapsules', { run });
  return { poses, mask, drawing };
}

/** The part of a network that draws images from masked poses, as a network of its own, with copies of the weights. */
export function decoderOf(network: Network, { mask, drawing }: CapsuleParts): Network {
  const { plan } = network;
  const entry: PlanLayer = { ...mask, type: 'Input', params: {}, inputs: [], inputShapes: [mask.shape] };
  const layers = plan.layers.map(layer => (layer === mask ? entry : layer));
  const decoder = { ...plan, layers: neededLayers(layers, [drawing]), heads: [] };
  return new Network(decoder, ({ name }) => tf.clone(required(network.weights.get(name), name)));
}
