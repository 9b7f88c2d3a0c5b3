import type { Tensor } from '@tensorflow/tfjs-node';
import { AppError } from '../../../shared/base/appError.ts';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { WeightMatch } from '../../../shared/jobs/WeightMatch.ts';
import type { LayerPlan, PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import { frozenNodes } from '../../../shared/training/frozenNodes.ts';
import { tf } from '../backend.ts';
import { openTrained } from '../jobs/openTrained.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { networkValues } from '../model/networkValues.ts';
import { matchWeights } from './matchWeights.ts';

type Settings = Pick<TrainSettings, 'seed' | 'from' | 'freeze'>;

/** A network as training begins with it, and what it took over from another run. */
export interface StartingNetwork {
  readonly network: Network;
  readonly match: WeightMatch | null;
}

/**
 * Draws the weights, or takes those over that a run has, and freezes nodes. Whoever asks disposes of the network.
 * @throws AppError `train/settings` where a pattern of `freeze` names no node, or no weight is left to train; `run/…`
 */
export async function createNetwork(plan: LayerPlan, settings: Settings, dataRoot: string): Promise<StartingNetwork> {
  const nodes = plan.layers.map(({ node }) => node);
  const frozen = frozenNodes(settings.freeze, nodes);
  if (!frozen.ok) throw refuse([...new Set(nodes)].join(', '), frozen.error);
  const draw = (weight: PlanWeight): Tensor => drawWeight(weight, settings.seed);
  const { initial, match } =
    settings.from === null ? { initial: draw, match: null } : await takeOver(plan, settings.from, draw, dataRoot);
  const network = new Network(plan, initial, frozen.value);
  if (network.trainable.length > 0) return { network, match };
  network.dispose();
  throw refuse('a node that is left to train', settings.freeze.join(', '));
}

const refuse = (expected: string, received: string): AppError =>
  new AppError('train/settings', { field: 'freeze', expected, received });

async function takeOver(plan: LayerPlan, from: string, draw: (weight: PlanWeight) => Tensor, dataRoot: string) {
  const { run, network } = await openTrained(dataRoot, from);
  const given = networkValues(network);
  network.dispose();
  const { taken, match } = matchWeights(
    plan.layers.flatMap(({ weights }) => weights),
    given,
  );
  const initial = (weight: PlanWeight): Tensor => {
    const found = taken.get(weight.name);
    return found ? tf.tensor(found.values, [...found.shape]) : draw(weight);
  };
  return { initial, match: { run: run.id, ...match } };
}
