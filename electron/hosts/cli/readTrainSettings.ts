import { z } from 'zod';
import { describeValue, expectedBy } from '../../../shared/graph/describeIssue.ts';
import { valueAt } from '../../../shared/graph/issueProblems.ts';
import { type TrainSettings, trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
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
  seed: typed,
  earlyStopping: typed,
  trainExamples: typed,
  steps: typed,
};
export type TrainOptions = z.infer<z.ZodObject<typeof trainOptions>>;

/** Settings from options; only what was typed is set. @throws AppError `cli/usage` naming the first option that is wrong. */
export function readTrainSettings(options: TrainOptions, session: Pick<Session, 'text'>): TrainSettings {
  const { dataset, optimizer, nesterov, earlyStopping } = options;
  const given = (...names: readonly (keyof TrainOptions)[]): Record<string, unknown> =>
    Object.fromEntries(
      names.flatMap(name => (options[name] === undefined ? [] : [[name, parseValue(String(options[name]))]])),
    );
  const settings = {
    dataset,
    ...given('epochs', 'batchSize', 'seed', 'trainExamples', 'steps'),
    optimizer: {
      name: optimizer,
      ...given('learningRate', 'momentum', 'weightDecay'),
      ...(nesterov ? { nesterov } : {}),
    },
    ...(earlyStopping === undefined ? {} : { earlyStopping: { patience: parseValue(earlyStopping) } }),
  };
  const result = trainSettingsSchema.safeParse(settings);
  if (result.success) return result.data;
  throw complaint(result.error.issues[0], settings, session);
}

function complaint(
  issue: z.core.$ZodIssue | undefined,
  settings: { optimizer: { name: string } },
  session: Pick<Session, 'text'>,
) {
  const path = issue?.path ?? [];
  const received = valueAt(settings, path);
  if (issue?.code === 'unrecognized_keys') {
    const values = { option: flagOf(issue.keys), optimizer: settings.optimizer.name };
    return usageError(session, 'cli.usage.notOfOptimizer', values);
  }
  const expected = issue ? expectedBy(issue, received) : '';
  return usageError(session, 'cli.usage.value', { option: flagOf(path), expected, received: describeValue(received) });
}

/** The option behind a path into the settings: `optimizer.learningRate` is `--learning-rate`. */
function flagOf(path: readonly PropertyKey[]): string {
  const [first, last = first] = path.map(String);
  const name = (last === 'name' || last === 'patience' ? first : last) ?? '';
  return `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
