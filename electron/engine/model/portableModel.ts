import type { LayersModel, SymbolicTensor, Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { PlanLayer } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import type { Emitter, LayerWeights } from './Emitter.ts';
import { emitters } from './emitters.ts';
import { withoutLabel } from './withoutLabel.ts';
import type { Network } from './Network.ts';

/**
 * The network as a tfjs model of standard layers alone, with copies of its weights: plain tfjs and Keras read it. Its
 * outputs are those of the heads that stay after training, in their order.
 */
export function portableModel(network: Network): LayersModel {
  const built: LayersModel[] = [];
  tf.tidy(() => {
    built.push(build(network));
  });
  return required(built[0], 'the model');
}

function build(network: Network): LayersModel {
  const { plan } = network;
  const { height, width, channels } = plan.input;
  const tensors = new Map<string, SymbolicTensor>();
  const kept = keptLayers(network);
  for (const layer of withoutLabel(plan.layers).filter(({ name }) => kept.has(name))) {
    const inputs =
      layer.type === 'Input'
        ? [tf.input({ name: layer.name, shape: [height, width, channels] })]
        : layer.inputs.map(name => required(tensors.get(name), name));
    const weights = Object.fromEntries(
      layer.weights.map(({ name, role }): [string, Tensor] => [role, network.weight(name)]),
    );
    tensors.set(layer.name, emit(layer, inputs, weights));
  }
  const input = required(
    plan.layers.find(({ type }) => type === 'Input'),
    'an input layer',
  );
  return tf.model({
    name: plan.name.replace(/[^A-Za-z0-9_.-]+/g, '_') || 'network',
    inputs: required(tensors.get(input.name), 'the input'),
    outputs: inferenceOutputs(network).map(name => required(tensors.get(name), name)),
  });
}

/** The layers of the heads that stay after training. */
export const inferenceOutputs = ({ plan }: Network): readonly string[] =>
  plan.heads.filter(({ use }) => use === 'always').map(({ layer }) => layer);

/** What inference needs; the input always. */
function keptLayers(network: Network): ReadonlySet<string> {
  const kept = new Set(inferenceOutputs(network));
  for (const layer of network.plan.layers.toReversed()) {
    if (kept.has(layer.name)) for (const name of layer.inputs) kept.add(name);
  }
  return kept;
}

const emit = (layer: PlanLayer, inputs: readonly SymbolicTensor[], weights: LayerWeights): SymbolicTensor =>
  // The table pairs each type with its emitter, which the compiler cannot follow through an index.
  (emitters[layer.type] as Emitter<typeof layer.type>).portable(inputs, layer, weights);
