import { z } from 'zod';
import { hasErrors } from '../../../../shared/base/problem.ts';
import { lower } from '../../../../shared/lowering/lower.ts';
import { defineCommand } from '../CliCommand.ts';
import { exitCodes } from '../exitCodes.ts';
import { jsonFlag, jsonInput, networkFlags, networkInput, networkOperand } from '../flags.ts';
import { formatInspection } from '../inspection/formatInspection.ts';
import { inspectionJson } from '../inspection/inspectionJson.ts';
import { loadNetwork } from '../loadNetwork.ts';

export const inspect = defineCommand({
  name: 'inspect',
  summary: 'cli.inspect.summary',
  operands: [networkOperand],
  flags: [...networkFlags, jsonFlag],
  examples: [
    'inspect resnet --variant resnet50',
    'inspect mobilenet-v1 --set width=0.5 --json',
    'inspect resnet --set depths=[2,2,2,2] --set resolution=160',
    'inspect my-network.lightweave',
  ],
  input: z.object({ ...networkInput, ...jsonInput }),
  async run(input, session) {
    const { document, problems } = await loadNetwork(input, session);
    const lowered = lower(document);
    const all = [...problems, ...lowered.problems];
    if (input.json) session.printJson(inspectionJson(document.name, lowered, all, session));
    else session.print(formatInspection(document.name, lowered, session));
    session.noteProblems(all);
    return hasErrors(all) ? exitCodes.failure : exitCodes.success;
  },
});
