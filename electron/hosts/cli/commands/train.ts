import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../../shared/base/appError.ts';
import { scheduleSchema } from '../../../../shared/jobs/scheduleSchema.ts';
import { optimizerSchema, defaultTrainSettings } from '../../../../shared/jobs/TrainSettings.ts';
import { systemReason } from '../../../files/systemError.ts';
import { defineCommand, type Flag } from '../CliCommand.ts';
import { jsonFlag, jsonInput, networkFlags, networkInput, networkOperand } from '../flags.ts';
import { fitNetwork } from '../fitNetwork.ts';
import { loadNetwork } from '../loadNetwork.ts';
import { printTrainResult } from '../results/printTrainResult.ts';
import { readTrainSettings, trainOptions } from '../readTrainSettings.ts';
import { runJob } from '../runJob.ts';

const defaults = defaultTrainSettings('mnist');
const namesOf = (options: readonly { shape: { name: { value: string } } }[]): string =>
  options.map(({ shape }) => shape.name.value).join(', ');
const optimizers = namesOf(optimizerSchema.options);
const schedules = namesOf(scheduleSchema.options);

const flags: readonly Flag[] = [
  { usage: '--dataset <id>', text: 'cli.option.dataset', isRequired: true },
  { usage: '--epochs <n>', text: 'cli.option.epochs', values: { value: defaults.epochs } },
  { usage: '--batch-size <n>', text: 'cli.option.batchSize', values: { value: defaults.batchSize } },
  { usage: '--optimizer <name>', text: 'cli.option.optimizer', values: { value: optimizers } },
  { usage: '--learning-rate <rate>', text: 'cli.option.learningRate' },
  { usage: '--momentum <m>', text: 'cli.option.momentum' },
  { usage: '--nesterov', text: 'cli.option.nesterov' },
  { usage: '--weight-decay <d>', text: 'cli.option.weightDecay' },
  { usage: '--schedule <name>', text: 'cli.option.schedule', values: { value: schedules } },
  { usage: '--warmup <epochs>', text: 'cli.option.warmup' },
  { usage: '--decay-every <epochs>', text: 'cli.option.decayEvery' },
  { usage: '--decay-factor <f>', text: 'cli.option.decayFactor' },
  { usage: '--plateau-patience <epochs>', text: 'cli.option.plateauPatience' },
  { usage: '--global-clip-norm <length>', text: 'cli.option.globalClipNorm' },
  { usage: '--clip-value <limit>', text: 'cli.option.clipValue' },
  { usage: '--label-smoothing <share>', text: 'cli.option.labelSmoothing' },
  { usage: '--class-weights <weights>', text: 'cli.option.classWeights' },
  { usage: '--ema <momentum>', text: 'cli.option.ema' },
  { usage: '--accumulate <batches>', text: 'cli.option.accumulate' },
  { usage: '--seed <n>', text: 'cli.option.seed', values: { value: defaults.seed } },
  { usage: '--early-stopping <epochs>', text: 'cli.option.earlyStopping' },
  { usage: '--train-examples <n>', text: 'cli.option.trainExamples' },
  { usage: '--steps <n>', text: 'cli.option.steps' },
  { usage: '--export <folder>', text: 'cli.option.export' },
  { usage: '--adapt', text: 'cli.option.adapt' },
];

export const train = defineCommand({
  name: 'train',
  summary: 'cli.train.summary',
  operands: [networkOperand],
  flags: [...networkFlags, ...flags, jsonFlag],
  examples: [
    'train mobilenet-v1 --variant mnist --dataset mnist --epochs 2 --export out/',
    'train resnet --variant rgb32 --dataset shapes --optimizer sgd --learning-rate 0.05 --momentum 0.9 --nesterov',
    'train mobilenet-v2 --variant rgb32 --dataset shapes --epochs 20 --schedule cosine --warmup 2',
    'train my-network.lightweave --dataset mnist --adapt --early-stopping 3',
    'train mobilenet-v1 --variant mnist --dataset mnist --train-examples 5000 --json',
  ],
  input: z.object({
    ...networkInput,
    ...trainOptions,
    ...jsonInput,
    export: z.string().optional(),
    adapt: z.boolean().default(false),
  }),
  async run(input, session) {
    const settings = readTrainSettings(input, session);
    const network = await loadNetwork(input, session);
    session.noteProblems(network.problems);
    const document = await fitNetwork(network.document, settings.dataset, input.adapt, session);
    const exportTo = input.export === undefined ? null : await makeFolder(input.export);
    session.note(session.text('cli.train.start', { name: document.name, dataset: settings.dataset }));
    return runJob({ kind: 'train', document, settings, exportTo }, session, input.json, result =>
      printTrainResult(result, session),
    );
  },
});

/** Made before training starts: nobody wants to hear after an hour that it cannot be. */
async function makeFolder(path: string): Promise<string> {
  const folder = resolve(path);
  await mkdir(folder, { recursive: true }).catch((thrown: unknown) => {
    throw new AppError('export/failed', { folder, reason: systemReason(thrown) }, thrown);
  });
  return folder;
}
