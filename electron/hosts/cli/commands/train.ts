import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../../shared/base/appError.ts';
import { systemReason } from '../../../files/systemError.ts';
import { defineCommand, type Flag } from '../CliCommand.ts';
import { jsonFlag, jsonInput, networkFlags, networkInput } from '../flags.ts';
import { fitNetwork } from '../fitNetwork.ts';
import { findRunsOf } from '../findRunsOf.ts';
import { networkOrRun } from '../networkOrRun.ts';
import { printTrainResult } from '../results/printTrainResult.ts';
import { readTrainSettings, trainOptions } from '../readTrainSettings.ts';
import { runJob } from '../runJob.ts';
import { trainFlags } from '../trainFlags.ts';

const flags: readonly Flag[] = [
  ...Object.values(trainFlags),
  { usage: '--export <folder>', text: 'cli.option.export' },
  { usage: '--adapt', text: 'cli.option.adapt' },
];

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
    'train my-network.lightweave --dataset mnist --adapt --early-stopping 3',
    'train mobilenet-v1 --variant mnist --dataset mnist --train-examples 5000 --json',
  ],
  input: z.object({
    ...networkInput,
    network: z.string().optional(),
    ...trainOptions,
    ...jsonInput,
    export: z.string().optional(),
    adapt: z.boolean().default(false),
  }),
  async run(input, session) {
    const settings = await findRunsOf(readTrainSettings(input, session), session);
    const network = await networkOrRun(input, settings.from, session);
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
