import { AppError } from '../base/appError.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { LayerPlan } from '../lowering/LayerPlan.ts';
import { frozenNodes } from '../training/frozenNodes.ts';
import type { TrainSettings } from './TrainSettings.ts';

/** A setting that only shows to be wrong beside the network and the dataset. */
export interface SettingIssue {
  readonly kind: 'longWarmup' | 'unknownNode' | 'nothingToTrain';
  readonly field: 'warmup' | 'freeze';
  readonly expected: string;
  readonly received: string;
}

type Lengths = Pick<TrainSettings, 'epochs' | 'batchSize' | 'steps' | 'trainExamples' | 'schedule'>;

/** What is wrong with the settings of a training of a network (null: it has none yet) on so many training images. */
export function settingIssues(
  settings: Lengths & Pick<TrainSettings, 'freeze'>,
  plan: LayerPlan | null,
  examples: number,
): readonly SettingIssue[] {
  const frozen = plan && frozenIn(plan, settings.freeze);
  return [...warmupIssues(settings, examples), ...(frozen?.ok === false ? [frozen.error] : [])];
}

/** The nodes of a network that stay as they are. An error where one is unknown, or nothing would learn. */
export function frozenIn(
  { layers }: LayerPlan,
  freeze: TrainSettings['freeze'],
): Result<ReadonlySet<string>, SettingIssue> {
  const nodes = new Set(layers.map(({ node }) => node));
  const frozen = frozenNodes(freeze, nodes);
  const field = 'freeze';
  if (!frozen.ok) return err({ kind: 'unknownNode', field, expected: [...nodes].join(', '), received: frozen.error });
  const learns = layers.some(
    ({ node, weights }) => !frozen.value.has(node) && weights.some(({ trainable }) => trainable),
  );
  if (learns) return ok(frozen.value);
  const expected = 'a node with weights that is left to train';
  return err({ kind: 'nothingToTrain', field, expected, received: freeze.join(', ') });
}

/** A rate that never gets where it should tells little of what was meant. */
function warmupIssues({ schedule, epochs, steps, ...rest }: Lengths, examples: number): readonly SettingIssue[] {
  const warmup = 'warmup' in schedule ? schedule.warmup : 0;
  const images = Math.min(examples, rest.trainExamples ?? examples);
  const stepsPerEpoch = Math.max(1, Math.ceil(images / rest.batchSize));
  const longest = Math.min(epochs, (steps ?? Number.POSITIVE_INFINITY) / stepsPerEpoch);
  if (warmup <= longest) return [];
  const expected = `≤ ${Math.floor(longest * 1000) / 1000}`;
  return [{ kind: 'longWarmup', field: 'warmup', expected, received: String(warmup) }];
}

/** The same as an error. */
export const asSettingsError = ({ field, expected, received }: SettingIssue): AppError =>
  new AppError('train/settings', { field, expected, received });
