import { z } from 'zod';
import { restoreRun, trashFolder } from '../../../../runs/trash.ts';
import { defineCommand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { jsonFlag, jsonInput } from '../../flags.ts';
import { findRun } from '../../findRun.ts';

export const restore = defineCommand({
  name: 'restore',
  summary: 'cli.runs.restore.summary',
  operands: [{ usage: '<runs...>', text: 'cli.operand.runs' }],
  flags: [jsonFlag],
  examples: ['runs restore 20261124-1530'],
  input: z.object({ runs: z.array(z.string()), ...jsonInput }),
  async run({ runs, json }, session) {
    const restored: string[] = [];
    const { dataRoot } = session.ports;
    for (const name of runs) {
      const run = await findRun(name, session, trashFolder(dataRoot));
      await restoreRun(dataRoot, run);
      restored.push(run.id);
      if (!json) session.print(session.text('cli.runs.restored', { run: run.id }));
    }
    if (json) session.printJson({ restored });
    return exitCodes.success;
  },
});
