import { z } from 'zod';
import { describeValue, expectedBy } from '../../../../shared/graph/describeIssue.ts';
import { jobSpecSchema } from '../../../../shared/jobs/JobSpec.ts';
import { defineCommand } from '../CliCommand.ts';
import { findRunsOf } from '../findRunsOf.ts';
import { fitNetwork } from '../fitNetwork.ts';
import { jsonFlag, jsonInput, networkFlags, networkInput } from '../flags.ts';
import { networkOrRun } from '../networkOrRun.ts';
import { parseValue } from '../parseValue.ts';
import { namingOptions, readTrainSettings, requireSettings, trainOptions } from '../readTrainSettings.ts';
import { printRange } from '../results/printRange.ts';
import { runJob } from '../runJob.ts';
import type { Session } from '../Session.ts';
import { trainFlags } from '../trainFlags.ts';
import { usageError } from '../usageError.ts';

/** Of the settings of a training those that change what a learning rate does. */
const options = [
  'dataset',
  'batchSize',
  'optimizer',
  'momentum',
  'nesterov',
  'weightDecay',
  'globalClipNorm',
  'clipValue',
  'labelSmoothing',
  'augment',
  'from',
  'freeze',
  'trainExamples',
  'seed',
] as const;

const typed = z.string().optional();

export const lrFind = defineCommand({
  name: 'lr-find',
  summary: 'cli.lrFind.summary',
  operands: [{ usage: '[network]', text: 'cli.operand.trainedNetwork' }],
  flags: [
    ...networkFlags,
    ...options.map(option => trainFlags[option]),
    { usage: '--lowest <rate>', text: 'cli.option.lowestRate' },
    { usage: '--highest <rate>', text: 'cli.option.highestRate' },
    { usage: '--steps <n>', text: 'cli.option.sweepSteps' },
    { usage: '--adapt', text: 'cli.option.adapt' },
    jsonFlag,
  ],
  examples: [
    'lr-find mobilenet-v2 --variant mnist --dataset mnist',
    'lr-find resnet --variant rgb32 --dataset shapes --optimizer sgd --momentum 0.9 --highest 10 --steps 200 --json',
  ],
  input: z.object({
    ...networkInput,
    network: z.string().optional(),
    ...trainOptions,
    ...jsonInput,
    lowest: typed,
    highest: typed,
    steps: typed,
    adapt: z.boolean().default(false),
  }),
  async run({ lowest, highest, steps, ...input }, session) {
    const settings = await findRunsOf(readTrainSettings(input, session), session);
    const network = await networkOrRun(input, settings.from, session);
    session.noteProblems(network.problems);
    const fitted = await fitNetwork(network.document, settings.dataset, input.adapt, session);
    requireSettings(settings, fitted, session);
    const spec = withSweep(
      { kind: 'lrFind', document: fitted.document, settings },
      { lowest, highest, steps },
      session,
    );
    const sweep = runJob(spec, session, input.json, result => printRange(result, session));
    return namingOptions(sweep, session);
  },
});

/** The job with the rates and steps that were typed. */
function withSweep(spec: object, sweep: Readonly<Record<string, string | undefined>>, session: Session) {
  const given = Object.entries(sweep).flatMap(([name, text]) => (text === undefined ? [] : [[name, parseValue(text)]]));
  const values = Object.fromEntries(given) as Readonly<Record<string, unknown>>;
  const result = jobSpecSchema.safeParse({ ...spec, ...values });
  if (result.success && result.data.kind === 'lrFind') return result.data;
  const issue = result.error?.issues[0];
  const name = String(issue?.path[0] ?? '');
  const expected = issue ? expectedBy(issue, values[name]) : '';
  throw usageError(session, 'cli.usage.value', {
    option: `--${name}`,
    expected,
    received: describeValue(values[name]),
  });
}
