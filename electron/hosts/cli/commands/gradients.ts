import { z } from 'zod';
import { defaultTrainSettings } from '../../../../shared/jobs/TrainSettings.ts';
import { defineCommand } from '../CliCommand.ts';
import { fitNetwork } from '../fitNetwork.ts';
import { jsonFlag, jsonInput, networkFlags, networkInput, networkOperand } from '../flags.ts';
import { formatTable } from '../formatTable.ts';
import { loadNetwork } from '../loadNetwork.ts';
import { readTrainSettings, trainOptions } from '../readTrainSettings.ts';
import { runJob } from '../runJob.ts';

const defaults = defaultTrainSettings('mnist');

export const gradients = defineCommand({
  name: 'gradients',
  summary: 'cli.gradients.summary',
  operands: [networkOperand],
  flags: [
    ...networkFlags,
    { usage: '--dataset <id>', text: 'cli.option.dataset', isRequired: true },
    { usage: '--batch-size <n>', text: 'cli.option.batchSize', values: { value: defaults.batchSize } },
    { usage: '--seed <n>', text: 'cli.option.seed', values: { value: defaults.seed } },
    { usage: '--adapt', text: 'cli.option.adapt' },
    jsonFlag,
  ],
  examples: [
    'gradients resnet --variant resnet56-cifar --dataset shapes',
    'gradients resnet --variant resnet56-cifar --set shortcut=none --dataset shapes --json',
  ],
  input: z.object({
    ...networkInput,
    ...jsonInput,
    dataset: trainOptions.dataset,
    batchSize: trainOptions.batchSize,
    seed: trainOptions.seed,
    adapt: z.boolean().default(false),
  }),
  async run(input, session) {
    const { dataset, batchSize, seed } = readTrainSettings({ ...input, optimizer: defaults.optimizer.name }, session);
    const network = await loadNetwork(input, session);
    session.noteProblems(network.problems);
    const { document } = await fitNetwork(network.document, dataset, input.adapt, session);
    const spec = { kind: 'gradients', document, dataset, batchSize, seed } as const;
    return runJob(spec, session, input.json, ({ loss, norms }) => {
      const columns = [
        { title: session.text('cli.column.weight') },
        { title: session.text('cli.column.gradientNorm'), align: 'right' },
      ] as const;
      session.print(
        formatTable(
          columns,
          norms.map(({ weight, norm }) => [weight, norm.toPrecision(4)]),
        ),
      );
      session.print(`\n${session.text('cli.gradients.done', { loss: loss.toFixed(4), count: batchSize })}`);
    });
  },
});
