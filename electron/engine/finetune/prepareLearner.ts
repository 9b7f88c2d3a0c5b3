import type { Tensor } from '@tensorflow/tfjs-node';
import type { DatasetInfo } from '../../../shared/jobs/DatasetInfo.ts';
import { asSettingsError, frozenIn } from '../../../shared/jobs/settingIssues.ts';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { WeightMatch } from '../../../shared/jobs/WeightMatch.ts';
import type { LayerPlan, PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import { isModelFile } from '../../../shared/training/isModelFile.ts';
import { tf } from '../backend.ts';
import { openTrained } from '../jobs/openTrained.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { networkValues } from '../model/networkValues.ts';
import { adoptNames } from './adoptNames.ts';
import { matchWeights } from './matchWeights.ts';
import { readModelFile } from './readModelFile.ts';
import { openTeacher, type Teacher } from './Teacher.ts';

type Settings = Pick<TrainSettings, 'seed' | 'from' | 'freeze' | 'distillation'>;

/** A network as training begins with it, whom it learns from, and what it took over from another run. */
export interface Learner {
  readonly network: Network;
  readonly teacher: Teacher | null;
  readonly match: WeightMatch | null;
}

/**
 * Draws the weights, or takes over those that a run has; freezes nodes; opens the teacher. Whoever asks disposes of it.
 * @throws AppError `train/settings` where a pattern of `freeze` names no node or no weight is left to train, `run/…`
 */
export async function prepareLearner(
  plan: LayerPlan,
  settings: Settings,
  dataset: DatasetInfo,
  dataRoot: string,
): Promise<Learner> {
  const frozen = frozenIn(plan, settings.freeze);
  if (!frozen.ok) throw asSettingsError(frozen.error);
  const teacher = await openTeacher(settings.distillation, plan, dataset, dataRoot);
  try {
    const draw = (weight: PlanWeight): Tensor => drawWeight(weight, settings.seed);
    const { initial, match } =
      settings.from === null ? { initial: draw, match: null } : await takeOver(plan, settings.from, draw, dataRoot);
    return { network: new Network(plan, initial, frozen.value), teacher, match };
  } catch (thrown) {
    teacher?.network.dispose();
    throw thrown;
  }
}

/** Frees the tensors of the network and of its teacher. */
export function disposeLearner({ network, teacher }: Pick<Learner, 'network' | 'teacher'>): void {
  network.dispose();
  teacher?.network.dispose();
}

/** The values of a run or of a file where they fit, anew where not. Only a file comes from elsewhere, with names of its own. */
async function takeOver(plan: LayerPlan, from: string, draw: (weight: PlanWeight) => Tensor, dataRoot: string) {
  const isFile = isModelFile(from);
  const { id, values } = isFile
    ? { id: from, values: await readModelFile(from, plan) }
    : await weightsOfRun(from, dataRoot);
  const wanted = plan.layers.flatMap(({ weights }) => weights);
  const { taken, match } = matchWeights(wanted, values, isFile ? adoptNames(wanted, values) : undefined);
  const initial = (weight: PlanWeight): Tensor => {
    const found = taken.get(weight.name);
    return found ? tf.tensor(found.values, [...found.shape]) : draw(weight);
  };
  return { initial, match: { run: id, ...match } };
}

async function weightsOfRun(from: string, dataRoot: string) {
  const { run, network } = await openTrained(dataRoot, from);
  const values = networkValues(network);
  network.dispose();
  return { id: run.id, values };
}
