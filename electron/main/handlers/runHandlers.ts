import { join } from 'node:path';
import { listRuns } from '../../runs/listRuns.ts';
import { Run, runsFolder } from '../../runs/Run.ts';
import { showRun } from '../../runs/showRun.ts';
import { purgeRun, restoreRun, trashFolder, trashRun } from '../../runs/trash.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export function runHandlers({ dataRoot }: Services): HandlersOf<'run'> {
  const open = (run: string): Promise<Run> => Run.open(dataRoot, run);
  const openTrashed = (run: string): Promise<Run> => Run.open(dataRoot, join(trashFolder(dataRoot), run));
  const each = async (runs: readonly string[], change: (run: string) => Promise<void>): Promise<void> => {
    for (const run of runs) await change(run);
  };
  return {
    'run.list': ({ from }) => listRuns(from === 'trash' ? trashFolder(dataRoot) : runsFolder(dataRoot)),
    'run.show': async ({ run }) => showRun(await open(run)),
    'run.update': async ({ run, change }) => (await open(run)).relabel(change),
    'run.document': async ({ run }) => (await open(run)).document(),
    'run.trash': ({ runs }) => each(runs, async run => trashRun(dataRoot, await open(run))),
    'run.restore': ({ runs }) => each(runs, async run => restoreRun(dataRoot, await openTrashed(run))),
    'run.purge': ({ runs }) => each(runs, async run => purgeRun(await openTrashed(run))),
  };
}
