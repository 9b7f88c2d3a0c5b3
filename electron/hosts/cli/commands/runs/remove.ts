import { z } from 'zod';
import { AppError } from '../../../../../shared/base/appError.ts';
import { runsFolder } from '../../../../runs/Run.ts';
import { purgeRun, type Removable, trashFolder, trashRun } from '../../../../runs/trash.ts';
import { defineCommand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { jsonFlag, jsonInput } from '../../flags.ts';
import { findRemovable } from '../../runs/findRemovable.ts';
import type { Session } from '../../Session.ts';

export const remove = defineCommand({
  name: 'rm',
  summary: 'cli.runs.rm.summary',
  operands: [{ usage: '<runs...>', text: 'cli.operand.runs' }],
  flags: [{ usage: '--purge', text: 'cli.option.purge' }, jsonFlag],
  examples: ['runs rm 20261124-1530', 'runs rm 20261124-1530 20261124-1612 --purge'],
  input: z.object({ runs: z.array(z.string()), purge: z.boolean().default(false), ...jsonInput }),
  async run({ runs: names, purge, json }, session) {
    const { print, printJson, text, ports } = session;
    // All are looked up first: a name that is wrong removes nothing.
    const runs: Removable[] = [];
    for (const name of names) {
      runs.push(await (purge ? findAnywhere(name, session) : findRemovable(name, session, runsFolder(ports.dataRoot))));
    }
    for (const run of runs) {
      await (purge ? purgeRun(run) : trashRun(ports.dataRoot, run));
      if (!json) print(text(purge ? 'cli.runs.purged' : 'cli.runs.trashed', { run: run.id }));
    }
    if (json) printJson({ [purge ? 'purged' : 'trashed']: runs.map(({ id }) => id) });
    return exitCodes.success;
  },
});

/** What is in the trash can be deleted from there. */
function findAnywhere(name: string, session: Session): Promise<Removable> {
  const { dataRoot } = session.ports;
  return findRemovable(name, session, runsFolder(dataRoot)).catch((thrown: unknown) => {
    if (!(thrown instanceof AppError) || thrown.code !== 'run/unknown') throw thrown;
    return findRemovable(name, session, trashFolder(dataRoot)).catch((inTrash: unknown) => {
      throw inTrash instanceof AppError && inTrash.code === 'run/notInTrash' ? thrown : inTrash;
    });
  });
}
