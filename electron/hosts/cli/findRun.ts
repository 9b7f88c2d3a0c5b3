import { join } from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import { Run, runsFolder } from '../../runs/Run.ts';
import { trashFolder } from '../../runs/trash.ts';
import type { Session } from './Session.ts';

/**
 * The run that a command line names: by its id, by the start of its id if no other run shares it, by its folder, or
 * `latest`: the last one that there is something of to use. A training that failed at its first steps leaves none.
 * Other folders than that of all runs can be looked through. @throws AppError `run/unknown`, in the
 * trash `run/notInTrash`, `run/ambiguous` or `run/damaged`.
 */
export async function findRun(
  name: string,
  { ports: { dataRoot } }: Session,
  folder: string = runsFolder(dataRoot),
): Promise<Run> {
  if (/[\\/]/.test(name)) return Run.open(dataRoot, name);
  // Ids begin with the time: the last one is the latest.
  const ids = (await nodeFileSystem.list(folder)).filter(id => !id.startsWith('.')).toSorted();
  if (name === 'latest') return latestOf(ids, dataRoot, folder);
  const matches = ids.filter(id => id.startsWith(name));
  const [match, ...more] = matches.includes(name) ? [name] : matches;
  if (match === undefined) throw unknown(name, folder, dataRoot);
  if (more.length > 0) throw new AppError('run/ambiguous', { run: name, known: someOf(matches) });
  return Run.open(dataRoot, join(folder, match));
}

const unknown = (run: string, folder: string, dataRoot: string): AppError =>
  folder === trashFolder(dataRoot)
    ? new AppError('run/notInTrash', { run })
    : new AppError('run/unknown', { run, folder });

/** A day of trainings would fill the terminal. */
const someOf = (ids: readonly string[]): string =>
  [...ids.slice(0, 5), ...(ids.length > 5 ? [`… (${ids.length})`] : [])].join(', ');

async function latestOf(ids: readonly string[], dataRoot: string, folder: string): Promise<Run> {
  let newest: Run | undefined;
  for (const id of ids.toReversed()) {
    const run = await Run.open(dataRoot, join(folder, id)).catch(leavingDamaged);
    if (run === null) continue;
    const { latest, resumption } = await run.checkpoints.kept();
    if (latest ?? resumption) return run;
    newest ??= run;
  }
  if (!newest) throw unknown('latest', folder, dataRoot);
  return newest;
}

/** One damaged folder does not stand in the way of all others. */
function leavingDamaged(thrown: unknown): null {
  if (thrown instanceof AppError) return null;
  throw thrown;
}
