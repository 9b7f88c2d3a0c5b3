import { z } from 'zod';
import { formatCount } from '../../../../shared/text/formatCount.ts';
import { profileBatchSchema } from '../../../../shared/jobs/JobSpec.ts';
import type { JobResult } from '../../../../shared/jobs/JobResult.ts';
import { defineCommand } from '../CliCommand.ts';
import { jsonFlag, jsonInput, networkFlags, networkInput, networkOperand } from '../flags.ts';
import { loadNetwork } from '../loadNetwork.ts';
import { readOption } from '../readOption.ts';
import { readThreads } from '../readThreads.ts';
import { runJob } from '../runJob.ts';
import type { Session } from '../Session.ts';

export const profile = defineCommand({
  name: 'profile',
  summary: 'cli.profile.summary',
  operands: [networkOperand],
  flags: [
    ...networkFlags,
    { usage: '--batch-size <n>', text: 'cli.option.profileBatch', values: { value: 1 } },
    { usage: '--threads <n>', text: 'cli.option.threads' },
    jsonFlag,
  ],
  examples: ['profile mobilenet-v2 --threads 1', 'profile resnet --variant resnet50 --batch-size 8 --json'],
  input: z.object({
    ...networkInput,
    ...jsonInput,
    batchSize: z.string().default('1'),
    threads: z.string().optional(),
  }),
  async run(input, session) {
    const batchSize = readOption('--batch-size', input.batchSize, profileBatchSchema, session);
    const threads = readThreads(input.threads, session);
    const { document, problems } = await loadNetwork(input, session);
    session.noteProblems(problems);
    const spec = { kind: 'profile', document, batchSize } as const;
    return runJob(spec, session, input.json, result => printProfile(result, session), threads);
  },
});

function printProfile(result: Extract<JobResult, { kind: 'profile' }>, { print, text }: Session): void {
  const { name, batchSize: count, medianMs, lowMs, highMs, macs, threads, repeats } = result;
  const inMs = (ms: number): string => ms.toPrecision(3);
  print(
    text('cli.profile.time', { name, count, median: inMs(medianMs), low: inMs(lowMs), high: inMs(highMs), repeats }),
  );
  const rate = formatCount((1000 * count) / medianMs);
  const speed = ((macs * count) / medianMs / 1e6).toPrecision(3);
  print(text('cli.profile.rate', { rate, macs: formatCount(macs), speed, threads }));
}
