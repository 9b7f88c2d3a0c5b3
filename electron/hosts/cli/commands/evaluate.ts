import { z } from 'zod';
import { defineCommand } from '../CliCommand.ts';
import { jsonFlag, jsonInput, runOperand } from '../flags.ts';
import { printEvaluation } from '../results/printEvaluation.ts';
import { findRun } from '../findRun.ts';
import { runJob } from '../runJob.ts';

export const evaluate = defineCommand({
  name: 'evaluate',
  summary: 'cli.evaluate.summary',
  operands: [runOperand],
  flags: [{ usage: '--dataset <id>', text: 'cli.option.evaluateDataset' }, jsonFlag],
  examples: ['evaluate latest', 'evaluate latest --dataset mnist --json'],
  input: z.object({ run: z.string(), dataset: z.string().optional(), ...jsonInput }),
  async run(input, session) {
    const { folder: run } = await findRun(input.run, session);
    return runJob({ kind: 'evaluate', run, dataset: input.dataset ?? null }, session, input.json, result =>
      printEvaluation(result, session),
    );
  },
});
