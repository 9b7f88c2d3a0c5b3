import { join } from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import { Run, runsFolder } from '../../runs/Run.ts';
import type { Session } from './Session.ts';

/**
 * The run that a command line names: by its id, by the start of its id if no other run shares it, by its folder, or
 * `latest`: the last one that there is something of to use. A training that was stopped in its first epoch leaves none.
 * @throws AppError `run/unknown`, `run/ambiguous` or `run/damaged`.
 */
export async function findRun(name: string, { ports: { dataRoot } }: Session): Promise<Run> {
  if (/[\\/]/.test(name)) return Run.open(dataRoot, name);
  // Ids begin with the time: the last one is the latest.
  const ids = (await nodeFileSystem.list(runsFolder(dataRoot))).filter(id => !id.startsWith('.')).toSorted();
  if (name === 'latest') return latestOf(ids, dataRoot);
  const matches = ids.filter(id => id.startsWith(name));
  const [match, ...more] = matches.includes(name) ? [name] : matches;
  if (match === undefined) throw new AppError('run/unknown', { run: name, folder: runsFolder(dataRoot) });
  if (more.length > 0) throw new AppError('run/ambiguous', { run: name, known: matches.join(', ') });
  return Run.open(dataRoot, join(runsFolder(dataRoot), match));
}

async function latestOf(ids: readonly string[], dataRoot: string): Promise<Run> {
  let newest: Run | undefined;
  for (const id of ids.toReversed()) {
    const run = await Run.open(dataRoot, join(runsFolder(dataRoot), id));
    if (await run.checkpoints.find('latest')) return run;
    newest ??= run;
  }
  if (!newest) throw new AppError('run/unknown', { run: 'latest', folder: runsFolder(dataRoot) });
  return newest;
}
