import type { Tensor, Tensor1D } from '@tensorflow/tfjs-node';
import { tf } from '../backend.ts';
import type { Followed, Network, TrainingPass } from '../model/Network.ts';
import { required } from '../../../shared/base/assert.ts';
import type { PlanLayer, PlanLayerOf } from '../../../shared/lowering/LayerPlan.ts';

type Pass = { readonly images: Tensor } & Omit<TrainingPass, 'followed'>;
type ActivationName = PlanLayerOf<'Activation'>['params']['activation'];

/** Where the slope of an activation jumps. */
const kinks: Partial<Record<ActivationName, readonly number[]>> = {
  relu: [0],
  relu6: [0, 6],
  hardSwish: [-3, 3],
  hardSigmoid: [-3, 3],
};

/** By how much a channel may be shifted, and how many shifts are tried. */
const reach = 0.1;
const tries = 64;

/** A weight with a value for each channel of a layer's output. */
interface Shift {
  readonly layer: string;
  readonly weight: string;
}

/**
 * Shifts every channel in front of an activation a little, so that no value of these images stands so close to a kink that
 * rounding decides on its side: there a gradient jumps, and no two programs agree. For a pass in training.
 */
export function clearKinks(network: Network, pass: Pass): void {
  const layers = new Map(network.plan.layers.map(layer => [layer.name, layer]));
  for (const layer of network.plan.layers) {
    const jumps = layer.type === 'Activation' ? kinks[layer.params.activation] : undefined;
    if (!jumps) continue;
    for (const { layer: at, weight } of shiftsOf(layers, required(layer.inputs[0], 'an input'))) {
      tf.tidy(() => {
        const variable = network.weight(weight);
        variable.assign(tf.add(variable, farthest(outputOf(network, at, pass), jumps)));
      });
    }
  }
}

/** What shifts the channels of a layer's output, followed back through joins. Elsewhere nothing does. */
function shiftsOf(layers: ReadonlyMap<string, PlanLayer>, name: string): readonly Shift[] {
  const { type, inputs, weights } = required(layers.get(name), name);
  const own = weights.find(({ role }) => role === 'beta' || role === 'bias');
  if (own) return [{ layer: name, weight: own.name }];
  const before = inputs.map(input => shiftsOf(layers, input));
  if (type === 'Concatenate') return before.flat();
  // One term shifts the whole sum.
  const [term] = before.find(found => found.length === 1) ?? [];
  return type === 'Add' && term ? [{ ...term, layer: name }] : [];
}

function outputOf(network: Network, layer: string, pass: Pass): Tensor {
  const followed = new Map<string, Followed>();
  const [output] = network.run(pass.images, [layer], { ...pass, followed });
  tf.dispose([...followed.values()].map(({ value }) => value));
  return required(output, layer);
}

/** The shift of each channel that leaves the widest gap around the kinks. */
function farthest(values: Tensor, jumps: readonly number[]): Tensor {
  const shifts = Array.from({ length: tries }, (_, index) => reach * ((2 * index) / (tries - 1) - 1));
  const rows = tf.reshape(values, [-1, required(values.shape.at(-1), 'channels')]);
  const gaps = shifts.map(shift => tf.tidy(() => gapOf(tf.add(rows, shift), jumps)));
  return tf.gather(tf.tensor1d(shifts), tf.argMax<Tensor1D>(tf.stack(gaps), 0));
}

const gapOf = (rows: Tensor, jumps: readonly number[]): Tensor =>
  jumps.map(jump => tf.min(tf.abs(tf.sub(rows, jump)), 0)).reduce((nearest, gap) => tf.minimum(nearest, gap));
