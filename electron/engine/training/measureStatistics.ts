import type { TrainingStatistics } from '../../../shared/training/TrainingStatistics.ts';
import type { Network } from '../model/Network.ts';
import { rectifiersOf } from './rectifiers.ts';
import { spreadOf } from './spreadOf.ts';
import type { Inspection } from './TrainStep.ts';

/** How weights, gradients and rectifiers of a network stand, as a step sees them. */
export const measureStatistics = (
  { plan, weights }: Network,
  { gradients, dead }: Inspection,
): Pick<TrainingStatistics, 'weights' | 'rectifiers'> => ({
  weights: plan.layers.flatMap(({ node, weights: own }) =>
    own.map(({ name }) => {
      const [values, gradient] = [weights.get(name)?.dataSync() ?? [], gradients.get(name)];
      return { weight: name, node, values: spreadOf(values), gradient: gradient ? spreadOf(gradient) : null };
    }),
  ),
  rectifiers: rectifiersOf(plan).map(({ name, node }) => ({ layer: name, node, dead: dead.get(name) ?? 0 })),
});
