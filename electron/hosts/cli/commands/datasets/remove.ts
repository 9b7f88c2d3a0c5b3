import { z } from 'zod';
import { purgeDataset, removeDataset, restoreDataset } from '../../../../datasets/removeDataset.ts';
import { defineCommand, type Operand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { jsonFlag, jsonInput } from '../../flags.ts';

const operands: readonly Operand[] = [{ usage: '<dataset>', text: 'cli.operand.dataset' }];

export const remove = defineCommand({
  name: 'rm',
  summary: 'cli.datasets.rm.summary',
  operands,
  flags: [{ usage: '--purge', text: 'cli.option.purge' }, jsonFlag],
  examples: ['datasets rm pets', 'datasets rm pets --purge'],
  input: z.object({ dataset: z.string(), purge: z.boolean().default(false), ...jsonInput }),
  async run({ dataset, purge, json }, session) {
    await (purge ? purgeDataset : removeDataset)(dataset, session.ports.dataRoot);
    if (json) session.printJson({ [purge ? 'purged' : 'trashed']: dataset });
    else session.print(session.text(purge ? 'cli.datasets.purged' : 'cli.datasets.removed', { dataset }));
    return exitCodes.success;
  },
});

export const restore = defineCommand({
  name: 'restore',
  summary: 'cli.datasets.restore.summary',
  operands,
  flags: [jsonFlag],
  examples: ['datasets restore pets'],
  input: z.object({ dataset: z.string(), ...jsonInput }),
  async run({ dataset, json }, session) {
    await restoreDataset(dataset, session.ports.dataRoot);
    if (json) session.printJson({ restored: dataset });
    else session.print(session.text('cli.datasets.restored', { dataset }));
    return exitCodes.success;
  },
});
