import type { Network } from '../model/Network.ts';
import type { StepSettings } from '../training/TrainStep.ts';
import { fusedSlots } from './fusedUpdates.ts';
import { type GraphVariable, graphVariable } from './nodes.ts';

type ByWeight = ReadonlyMap<string, GraphVariable>;

/** Everything that a recorded step remembers from one call to the next, by the names of the weights it belongs to. */
export interface StepVariables {
  readonly weights: ByWeight;
  /** Of the optimizer, in its order. */
  readonly slots: ReadonlyMap<string, readonly GraphVariable[]>;
  /** Sums of gradients since the last update; none where every batch is one. */
  readonly sums: ByWeight;
  /** Averages of the weights; none unless they are asked for. */
  readonly averages: ByWeight;
}

/** The variables that a network and the settings of its training need. Their names say what they are of. */
export function stepVariables(network: Network, { optimizer, accumulationSteps, ema }: StepSettings): StepVariables {
  const { trainable } = network;
  const all = [...network.weights];
  const named = (kind: string, weights: readonly (readonly [string, { shape: number[] }])[]): ByWeight =>
    new Map(weights.map(([name, { shape }]) => [name, graphVariable(`${kind}/${name}`, shape)]));
  return {
    weights: named('weight', all),
    slots: new Map(
      trainable.map(([name, { shape }]) => [
        name,
        fusedSlots(optimizer).map(slot => graphVariable(`slot/${name}-${slot}`, shape)),
      ]),
    ),
    sums: named('sum', accumulationSteps > 1 ? trainable : []),
    averages: named('average', ema ? all : []),
  };
}

/** All of them, in an order that the same network and settings always give. */
export const listVariables = ({ weights, slots, sums, averages }: StepVariables): readonly GraphVariable[] => [
  ...weights.values(),
  ...[...slots.values()].flat(),
  ...sums.values(),
  ...averages.values(),
];
