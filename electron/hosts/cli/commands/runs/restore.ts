import { z } from 'zod';
import { restoreRun, trashFolder } from '../../../../runs/trash.ts';
import { defineCommand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { findRun } from '../../findRun.ts';

export const restore = defineCommand({
  name: 'restore',
  summary: 'cli.runs.restore.summary',
  operands: [{ usage: '<runs...>', text: 'cli.operand.runs' }],
  flags: [],
  examples: ['runs restore 20261124-1530'],
  input: z.object({ runs: z.array(z.string()) }),
  async run({ runs }, session) {
    const { dataRoot } = session.ports;
    for (const name of runs) {
      const run = await findRun(name, session, trashFolder(dataRoot));
      await restoreRun(dataRoot, run);
      session.print(session.text('cli.runs.restored', { run: run.id }));
    }
    return exitCodes.success;
  },
});
