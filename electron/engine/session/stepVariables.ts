import type { Shape } from '../../../shared/base/shape.ts';
import { type StateKind, stateName } from '../../runs/stateName.ts';
import type { Network } from '../model/Network.ts';
import { neededLayers } from '../model/neededLayers.ts';
import { headLosses } from '../training/losses.ts';
import type { StepSettings } from '../training/TrainStep.ts';
import { type BlockViews, blockVariable, viewBlock } from './blockVariables.ts';
import { fusedSlots } from './fusedUpdates.ts';
import type { GraphVariable } from './nodes.ts';
import { packWeights, type WeightBlock } from './WeightBlock.ts';

/** A variable with a value for each weight of a block, and what that of a weight is called in a step's state. */
export interface HeldBlock {
  readonly block: WeightBlock;
  readonly variable: GraphVariable;
  readonly nameOf: (weight: string) => string;
}

/** A block of weights in a graph, and what a recorded step remembers of them from one call to the next. */
export interface BlockState {
  readonly block: WeightBlock;
  readonly weights: HeldBlock;
  readonly views: BlockViews;
  /** Of the optimizer, in its order. */
  readonly slots: readonly HeldBlock[];
  /** The sum of gradients since the last update; none where every batch is one. */
  readonly sum: HeldBlock | null;
  /** The average of the weights; none unless it is asked for. */
  readonly average: HeldBlock | null;
}

/** All weights of a network by what makes them change, in blocks. */
export interface StepVariables {
  /** By a gradient. */
  readonly trained: readonly BlockState[];
  /** By the data. */
  readonly following: readonly BlockState[];
  /** By nothing. */
  readonly fixed: readonly BlockState[];
}

/** The variables that a network and the settings of its training need. */
export function stepVariables(network: Network, { optimizer, accumulationSteps, ema }: StepSettings): StepVariables {
  const { trained, following, fixed } = weightsByChange(network);
  const hold = (kind: StateKind, block: WeightBlock, suffix = ''): HeldBlock => ({
    block,
    variable: blockVariable(`${kind}${suffix}`, block),
    nameOf: weight => stateName(kind, `${weight}${suffix}`),
  });
  const pack = (name: string, weights: Weights, isTrained = false): readonly BlockState[] =>
    packWeights(name, weights).map(block => {
      const held = hold('weight', block);
      return {
        block,
        weights: held,
        views: viewBlock(held.variable, block),
        slots: isTrained ? fusedSlots(optimizer).map(slot => hold('slot', block, `-${slot}`)) : [],
        sum: isTrained && accumulationSteps > 1 ? hold('sum', block) : null,
        average: ema ? hold('average', block) : null,
      };
    });
  return {
    trained: pack('trained', trained, true),
    following: pack('following', following),
    fixed: pack('fixed', fixed),
  };
}

export const allBlocks = ({ trained, following, fixed }: StepVariables): readonly BlockState[] => [
  ...trained,
  ...following,
  ...fixed,
];

/** All that is held, in an order that the same network and settings always give. */
export const heldBlocks = (variables: StepVariables): readonly HeldBlock[] =>
  allBlocks(variables).flatMap(({ weights, slots, sum, average }) => [
    weights,
    ...slots,
    ...(sum ? [sum] : []),
    ...(average ? [average] : []),
  ]);

type Weights = readonly (readonly [string, { readonly shape: Shape }])[];

/** A weight that no loss depends on is fixed, whatever it is by nature. */
function weightsByChange(network: Network): Readonly<Record<keyof StepVariables, Weights>> {
  const heads = headLosses(network.plan, 'training').map(({ layer }) => layer);
  const layers = neededLayers(network.plan.layers, heads);
  const used = new Set(layers.flatMap(({ weights }) => weights.map(({ name }) => name)));
  const isUsed = ([name]: Weights[number]): boolean => used.has(name);
  const [trained, following] = [network.trainable.filter(isUsed), network.following.filter(isUsed)];
  const changing = new Set([...trained, ...following].map(([name]) => name));
  return { trained, following, fixed: [...network.weights].filter(([name]) => !changing.has(name)) };
}
