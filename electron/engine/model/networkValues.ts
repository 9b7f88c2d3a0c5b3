import type { Tensor } from '@tensorflow/tfjs-node';
import { sameShape } from '../../../shared/base/shape.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { tf } from '../backend.ts';
import { Network } from './Network.ts';

/** The weights of a network as plain numbers, to be kept. */
export const networkValues = (network: Network): readonly NamedValues[] =>
  [...network.weights].map(([name, weight]) => ({
    name,
    shape: weight.shape,
    values: Float32Array.from(weight.dataSync()),
  }));

/** A network with weights that were kept, or which weight is not among them. */
export function networkFrom(plan: LayerPlan, values: readonly NamedValues[]): Result<Network, string> {
  const byName = new Map(values.map(value => [value.name, value]));
  for (const { name, shape } of plan.layers.flatMap(({ weights }) => weights)) {
    const found = byName.get(name);
    if (!found || !sameShape(found.shape, shape)) return err(name);
  }
  return ok(new Network(plan, ({ name }) => toTensor(byName.get(name))));
}

/** Puts kept weights into a network that has them. */
export function restoreValues(network: Network, values: readonly NamedValues[]): void {
  tf.tidy(() => {
    for (const value of values) network.weight(value.name).assign(toTensor(value));
  });
}

const toTensor = (value: NamedValues | undefined): Tensor =>
  tf.tensor(value?.values ?? new Float32Array(), [...(value?.shape ?? [0])], 'float32');
