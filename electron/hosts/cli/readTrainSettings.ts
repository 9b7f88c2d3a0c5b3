import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { describeValue, expectedBy } from '../../../shared/graph/describeIssue.ts';
import { valueAt } from '../../../shared/graph/issueProblems.ts';
import { settingIssues } from '../../../shared/jobs/settingIssues.ts';
import { type TrainSettings, trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import type { FittedNetwork } from './fitNetwork.ts';
import type { TextValues } from '../../../shared/text/fill.ts';
import { parseAugmentation } from './parseAugmentation.ts';
import { parseValue } from './parseValue.ts';
import type { Session } from './Session.ts';
import { usageError } from './usageError.ts';

const typed = z.string().optional();

/** The options of `train` that make its settings, as typed. */
export const trainOptions = {
  dataset: z.string(),
  epochs: typed,
  batchSize: typed,
  optimizer: z.string().default('adam'),
  learningRate: typed,
  momentum: typed,
  nesterov: z.boolean().optional(),
  weightDecay: typed,
  schedule: typed,
  warmup: typed,
  decayEvery: typed,
  decayFactor: typed,
  plateauPatience: typed,
  globalClipNorm: typed,
  clipValue: typed,
  labelSmoothing: typed,
  classWeights: typed,
  ema: typed,
  accumulate: typed,
  augment: typed,
  from: typed,
  freeze: typed,
  distill: typed,
  distillTemperature: typed,
  distillAlpha: typed,
  seed: typed,
  earlyStopping: typed,
  trainExamples: typed,
  steps: typed,
  deterministic: z.boolean().optional(),
  keepCheckpoints: typed,
};
type Option = keyof typeof trainOptions;
export type TrainOptions = z.infer<z.ZodObject<typeof trainOptions>>;

/** Where each option goes in the settings. */
const paths: Readonly<Record<Option, readonly [string] | readonly [string, string]>> = {
  dataset: ['dataset'],
  epochs: ['epochs'],
  batchSize: ['batchSize'],
  optimizer: ['optimizer', 'name'],
  learningRate: ['optimizer', 'learningRate'],
  momentum: ['optimizer', 'momentum'],
  nesterov: ['optimizer', 'nesterov'],
  weightDecay: ['optimizer', 'weightDecay'],
  schedule: ['schedule', 'name'],
  warmup: ['schedule', 'warmup'],
  decayEvery: ['schedule', 'every'],
  decayFactor: ['schedule', 'factor'],
  plateauPatience: ['schedule', 'patience'],
  globalClipNorm: ['globalClipNorm'],
  clipValue: ['clipValue'],
  labelSmoothing: ['labelSmoothing'],
  classWeights: ['classWeights'],
  ema: ['ema', 'momentum'],
  accumulate: ['accumulationSteps'],
  augment: ['augmentation'],
  from: ['from'],
  freeze: ['freeze'],
  distill: ['distillation', 'run'],
  distillTemperature: ['distillation', 'temperature'],
  distillAlpha: ['distillation', 'alpha'],
  seed: ['seed'],
  earlyStopping: ['earlyStopping', 'patience'],
  trainExamples: ['trainExamples'],
  steps: ['steps'],
  deterministic: ['deterministic'],
  keepCheckpoints: ['keepCheckpoints'],
};

/** What an option means that is no number or word. */
const readers: Partial<Record<Option, (text: string, session: Pick<Session, 'text'>) => unknown>> = {
  dataset: text => text,
  from: text => text,
  distill: text => text,
  freeze: text => text.split(',').map(node => node.trim()),
  augment: parseAugmentation,
  // A list needs no brackets where nothing else can be meant.
  classWeights: text => parseValue(text.includes(',') && !text.includes('[') ? `[${text}]` : text),
};

/** Settings from options; only what was typed is set. @throws AppError `cli/usage` naming the first option that is wrong. */
export function readTrainSettings(options: TrainOptions, session: Pick<Session, 'text'>): TrainSettings {
  const settings: Record<string, unknown> = {};
  for (const [option, [group, key]] of entriesOf(paths)) {
    const text = options[option];
    if (text === undefined) continue;
    const value = (readers[option] ?? parseValue)(String(text), session);
    settings[group] = key === undefined ? value : { ...Object(settings[group]), [key]: value };
  }
  if (settings['schedule'] !== undefined) settings['schedule'] = { name: 'constant', ...settings['schedule'] };
  const result = trainSettingsSchema.safeParse(settings);
  if (result.success) return result.data;
  throw complaint(result.error.issues[0], settings, session);
}

/** That settings suit the network and its dataset. @throws AppError `cli/usage` naming the first option that does not */
export function requireSettings(
  settings: TrainSettings,
  { plan, dataset }: FittedNetwork,
  session: Pick<Session, 'text'>,
): void {
  const [issue] = settingIssues(settings, plan, dataset.examples.train);
  if (issue) throw unsuitable({ ...issue }, session);
}

/** A job whose complaint about a setting names the option that was typed. */
export const namingOptions = (job: Promise<number>, session: Pick<Session, 'text'>): Promise<number> =>
  job.catch((thrown: unknown) => {
    if (!(thrown instanceof AppError) || thrown.code !== 'train/settings') throw thrown;
    throw unsuitable(thrown.values, session);
  });

const unsuitable = (
  { field = '', expected = '', received = '' }: TextValues,
  session: Pick<Session, 'text'>,
): AppError => usageError(session, 'cli.usage.value', { option: flagOf([String(field)]), expected, received });

const entriesOf = <Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
): readonly (readonly [Key, Value])[] => Object.entries(record) as [Key, Value][];

function complaint(issue: z.core.$ZodIssue | undefined, settings: unknown, session: Pick<Session, 'text'>) {
  const path = issue?.path ?? [];
  if (issue?.code === 'unrecognized_keys') {
    const option = flagOf([...path, ...issue.keys]);
    const name = String(valueAt(settings, [...path, 'name']));
    return path[0] === 'schedule'
      ? usageError(session, 'cli.usage.notOfSchedule', { option, schedule: name })
      : usageError(session, 'cli.usage.notOfOptimizer', { option, optimizer: name });
  }
  const received = valueAt(settings, path);
  // One of a group without the one that makes it: `--distill-alpha` alone.
  if (path.length > 1 && received === undefined) {
    return usageError(session, 'cli.usage.missingOption', { received: flagOf(path) });
  }
  const expected = issue ? expectedBy(issue, received) : '';
  return usageError(session, 'cli.usage.value', { option: flagOf(path), expected, received: describeValue(received) });
}

/** The option behind a path into the settings: `optimizer.learningRate` is `--learning-rate`. */
function flagOf([group, key]: readonly PropertyKey[]): string {
  const found = entriesOf(paths).find(([, path]) => path[0] === group && (key === undefined || path[1] === key));
  return `--${(found?.[0] ?? String(group)).replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
