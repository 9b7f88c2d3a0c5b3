import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../../shared/base/appError.ts';
import { describeEstimate, type Estimate } from '../../../../shared/jobs/describeEstimate.ts';
import { makeFolder } from '../../../files/makeFolder.ts';
import { systemReason } from '../../../files/systemError.ts';
import { defineCommand, type Flag } from '../CliCommand.ts';
import { jsonFlag, jsonInput, networkFlags, networkInput } from '../flags.ts';
import { findRun } from '../findRun.ts';
import { fitNetwork } from '../fitNetwork.ts';
import { findRunsOf } from '../findRunsOf.ts';
import { networkOrRun } from '../networkOrRun.ts';
import { printTrainResult } from '../results/printTrainResult.ts';
import { namingOptions, readTrainSettings, requireSettings, trainOptions } from '../readTrainSettings.ts';
import { readThreads } from '../readThreads.ts';
import { runJob } from '../runJob.ts';
import type { Session } from '../Session.ts';
import { trainFlags } from '../trainFlags.ts';
import { usageError } from '../usageError.ts';

const flags: readonly Flag[] = [
  // Only a run that goes on has its dataset already.
  ...Object.values({ ...trainFlags, dataset: { ...trainFlags.dataset, isRequired: false } }),
  { usage: '--resume <run>', text: 'cli.option.resume' },
  { usage: '--threads <n>', text: 'cli.option.threads' },
  { usage: '--export <folder>', text: 'cli.option.export' },
  { usage: '--adapt', text: 'cli.option.adapt' },
  { usage: '--estimate', text: 'cli.option.estimate' },
];

const input = z.object({
  ...networkInput,
  network: z.string().optional(),
  ...trainOptions,
  dataset: z.string().optional(),
  optimizer: z.string().optional(),
  ...jsonInput,
  threads: z.string().optional(),
  export: z.string().optional(),
  adapt: z.boolean().default(false),
  estimate: z.boolean().default(false),
});
type Input = z.infer<typeof input>;

export const train = defineCommand({
  name: 'train',
  summary: 'cli.train.summary',
  operands: [{ usage: '[network]', text: 'cli.operand.trainedNetwork' }],
  flags: [...networkFlags, ...flags, jsonFlag],
  examples: [
    'train mobilenet-v1 --variant mnist --dataset mnist --epochs 2 --export out/',
    'train resnet --variant rgb32 --dataset shapes --optimizer sgd --learning-rate 0.05 --momentum 0.9 --nesterov',
    'train mobilenet-v2 --variant rgb32 --dataset shapes --epochs 20 --schedule cosine --warmup 2',
    'train resnet --variant rgb32 --dataset shapes --augment flip,crop=4,cutout',
    'train --from latest --dataset mnist --freeze stem,stage1 --learning-rate 1e-4',
    'train --resume latest',
    'train resnet --variant rgb32 --dataset shapes --epochs 50 --estimate',
    'train my-network.lightweave --dataset mnist --adapt --early-stopping 3',
    'train mobilenet-v1 --variant mnist --dataset mnist --train-examples 5000 --json',
  ],
  input: input.extend({ resume: z.string().optional() }),
  run: ({ resume, ...typed }, session) => (resume === undefined ? begin(typed, session) : goOn(resume, typed, session)),
});

async function begin({ dataset, optimizer = 'adam', ...typed }: Input, session: Session): Promise<number> {
  const threads = readThreads(typed.threads, session);
  if (dataset === undefined) throw withoutDataset(session);
  const settings = await findRunsOf(readTrainSettings({ ...typed, dataset, optimizer }, session), session);
  const network = await networkOrRun(typed, settings.from, session);
  session.noteProblems(network.problems);
  const fitted = await fitNetwork(network.document, settings.dataset, typed.adapt, session);
  requireSettings(settings, fitted, session);
  const { document } = fitted;
  if (typed.estimate) {
    const say = (result: Estimate): void => session.print(describeEstimate(result, settings, session.translator));
    const estimate = runJob({ kind: 'estimate', document, settings }, session, typed.json, say, threads);
    return namingOptions(estimate, session);
  }
  const exportTo = typed.export === undefined ? null : await makeExportFolder(typed.export);
  session.note(session.text('cli.train.start', { name: document.name, dataset: settings.dataset }));
  const spec = { kind: 'train', document, settings, exportTo } as const;
  const training = runJob(spec, session, typed.json, result => printTrainResult(result, session), threads);
  return namingOptions(training, session);
}

async function goOn(name: string, typed: Input, session: Session): Promise<number> {
  const threads = readThreads(typed.threads, session);
  refuseOptions(typed, session);
  const run = await findRun(name, session);
  const exportTo = typed.export === undefined ? null : await makeExportFolder(typed.export);
  session.note(session.text('cli.train.resume', { run: run.id }));
  const spec = { kind: 'resume', run: run.folder, exportTo } as const;
  return runJob(spec, session, typed.json, result => printTrainResult(result, session), threads);
}

function withoutDataset({ text }: Session): AppError {
  const sentences = [
    text('cli.usage.missingOption', { received: trainFlags.dataset.usage }),
    text('cli.help.hint', { command: 'lightweave train' }),
  ];
  return new AppError('cli/usage', { message: sentences.join(' ') });
}

/** A run goes on with its own network and settings: others would make it another run. */
function refuseOptions(typed: Readonly<Record<string, unknown>>, session: Session): void {
  const usages: Readonly<Record<string, string>> = {
    network: '<network>',
    variant: '--variant',
    set: '--set',
    adapt: '--adapt',
    estimate: '--estimate',
    ...Object.fromEntries(Object.entries(trainFlags).map(([name, { usage }]) => [name, usage])),
  };
  const isGiven = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));
  const given = Object.entries(usages).find(([name]) => isGiven(typed[name]));
  if (given) throw usageError(session, 'cli.usage.notWithResume', { option: given[1] });
}

/** Made before training starts: nobody wants to hear after an hour that it cannot be. */
async function makeExportFolder(path: string): Promise<string> {
  const folder = resolve(path);
  await makeFolder(folder).catch((thrown: unknown) => {
    throw new AppError('export/failed', { folder, reason: systemReason(thrown) }, thrown);
  });
  return folder;
}
