import { resolve } from 'node:path';
import { z } from 'zod';
import { openDataset } from '../../../datasets/datasets.ts';
import { defineCommand } from '../CliCommand.ts';
import { findRun } from '../findRun.ts';
import { jsonFlag, jsonInput, runOperand } from '../flags.ts';
import { parseIndices } from '../parseIndices.ts';
import { printCapsules } from '../results/printCapsules.ts';
import { runJob } from '../runJob.ts';

export const capsules = defineCommand({
  name: 'capsules',
  summary: 'cli.capsules.summary',
  operands: [runOperand],
  flags: [
    { usage: '--out <folder>', text: 'cli.option.picturesOut', isRequired: true },
    { usage: '--dataset <id>', text: 'cli.option.evaluateDataset' },
    { usage: '--index <n|a..b>', text: 'cli.option.index' },
    jsonFlag,
  ],
  examples: ['capsules latest --out pictures/', 'capsules latest --index 0,7,12..14 --out pictures/ --json'],
  input: z.object({
    run: z.string(),
    out: z.string(),
    dataset: z.string().optional(),
    index: z.string().default('0..9'),
    ...jsonInput,
  }),
  async run(input, session) {
    const run = await findRun(input.run, session);
    const { id, examples } = (await openDataset(input.dataset ?? run.record.dataset.id, session.ports.dataRoot)).info;
    const indices = [...parseIndices(input.index, examples.test, session)];
    const spec = { kind: 'capsules', run: run.folder, dataset: id, indices, folder: resolve(input.out) } as const;
    return runJob(spec, session, input.json, result => printCapsules(result, spec.folder, session));
  },
});
