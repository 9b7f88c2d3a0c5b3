import { z } from 'zod';
import { hasErrors } from '../../../../shared/base/problem.ts';
import { lower } from '../../../../shared/lowering/lower.ts';
import { formatCount } from '../../../../shared/text/formatCount.ts';
import { defineCommand } from '../CliCommand.ts';
import { exitCodes } from '../exitCodes.ts';
import { jsonFlag, jsonInput, networkFlags, networkInput, networkOperand } from '../flags.ts';
import { formatProblem, problemJson } from '../formatProblem.ts';
import { loadNetwork } from '../loadNetwork.ts';

export const validate = defineCommand({
  name: 'validate',
  summary: 'cli.validate.summary',
  operands: [networkOperand],
  flags: [...networkFlags, jsonFlag],
  examples: ['validate my-network.lightweave', 'validate resnet --variant resnet20-cifar --json'],
  input: z.object({ ...networkInput, ...jsonInput }),
  async run(input, session) {
    const { document, problems } = await loadNetwork(input, session);
    const { name } = document;
    const { totals, problems: found } = lower(document);
    const all = [...problems, ...found];
    const isValid = !hasErrors(all);
    const errors = all.filter(({ severity }) => severity === 'error').length;
    if (input.json) {
      const messages = all.map(problem => problemJson(problem, session.translator));
      session.printJson({ name, isValid, problems: messages });
    } else {
      for (const problem of all) session.print(formatProblem(problem, session.translator));
      if (all.length > 0) session.print(session.text('cli.problem.count', { errors, warnings: all.length - errors }));
      const { layers, params, macs } = totals;
      const values = { name, layers, params: formatCount(params), macs: formatCount(macs) };
      if (isValid) session.print(session.text('cli.validate.fine', values));
    }
    return isValid ? exitCodes.success : exitCodes.failure;
  },
});
