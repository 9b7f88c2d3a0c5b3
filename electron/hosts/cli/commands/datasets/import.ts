import { resolve } from 'node:path';
import { z } from 'zod';
import { formatShape } from '../../../../../shared/base/shape.ts';
import { datasetFormatIds, defaultImportSettings as defaults } from '../../../../../shared/jobs/ImportSettings.ts';
import type { JobResult } from '../../../../../shared/jobs/JobResult.ts';
import { formatCount } from '../../../../../shared/text/formatCount.ts';
import { formatDuration } from '../../../../../shared/text/formatDuration.ts';
import { defineCommand } from '../../CliCommand.ts';
import { jsonFlag, jsonInput } from '../../flags.ts';
import { importOptions, readImportSettings } from '../../readImportSettings.ts';
import { runJob } from '../../runJob.ts';
import type { Session } from '../../Session.ts';

export const importCommand = defineCommand({
  name: 'import',
  summary: 'cli.datasets.import.summary',
  operands: [{ usage: '<path>', text: 'cli.operand.source' }],
  flags: [
    { usage: '--name <name>', text: 'cli.option.datasetName' },
    { usage: '--format <name>', text: 'cli.option.sourceFormat', values: { value: datasetFormatIds.join(', ') } },
    { usage: '--size <height×width>', text: 'cli.option.size' },
    { usage: '--resize <mode>', text: 'cli.option.resize', values: { value: defaults.resize } },
    { usage: '--channels <n>', text: 'cli.option.channels' },
    { usage: '--test-split <share>', text: 'cli.option.testSplit', values: { value: defaults.testSplit } },
    {
      usage: '--validation-split <share>',
      text: 'cli.option.validationSplit',
      values: { value: defaults.validationSplit },
    },
    { usage: '--seed <n>', text: 'cli.option.splitSeed', values: { value: defaults.seed } },
    { usage: '--label-kind <fine|coarse>', text: 'cli.option.labelKind', values: { value: defaults.labelKind } },
    jsonFlag,
  ],
  examples: [
    'datasets import photos/ --size 64x64 --resize crop',
    'datasets import mnist.npz --name "MNIST by Keras"',
    'datasets import cifar-100-binary/ --label-kind coarse --json',
    'datasets import letters.csv --size 28x28 --test-split 0.2',
  ],
  input: z.object({ path: z.string(), ...importOptions, ...jsonInput }),
  async run({ path, json, ...options }, session) {
    const settings = readImportSettings(options, session);
    return runJob({ kind: 'importDataset', source: resolve(path), settings }, session, json, result =>
      printImport(result, session),
    );
  },
});

function printImport(
  result: Extract<JobResult, { kind: 'importDataset' }>,
  { text, print, translator }: Session,
): void {
  const { dataset, name, classes, examples, shape, skipped, firstSkipped, durationMs } = result;
  const counts = {
    train: formatCount(examples.train),
    validation: formatCount(examples.validation),
    test: formatCount(examples.test),
  };
  const images = formatShape([shape.height, shape.width, shape.channels]);
  print(text('cli.datasets.imported', { name, dataset, duration: formatDuration(durationMs) }));
  print(text('cli.datasets.show.images', { name, images, classes }));
  print(text('train.dataset.examples', counts));
  if (classes < 2) print(text('cli.datasets.oneClass'));
  if (examples.validation === 0 || examples.test === 0) print(text('cli.datasets.unjudged'));
  if (skipped > 0) {
    print(text('cli.datasets.show.skipped', { count: formatCount(skipped) }));
    for (const one of firstSkipped) print(`  ${one.name}: ${translator.reason(one)}`);
  }
  print(text('cli.datasets.next', { dataset }));
}
