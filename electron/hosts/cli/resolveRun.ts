import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import type { Session } from './Session.ts';

/**
 * The folder of the run that a command line names: by its id, by the start of its id if no other run shares it, by its folder, or
 * `latest`.
 * @throws AppError `run/unknown` or `run/ambiguous`.
 */
export async function resolveRun(run: string, { ports }: Session): Promise<string> {
  if (/[\\/]/.test(run)) return resolve(run);
  const folder = join(ports.dataRoot, 'runs');
  // Ids begin with the time: the last one is the latest.
  const ids = (await readdir(folder).catch(() => [])).filter(id => !id.startsWith('.')).sort();
  const matches = run === 'latest' ? ids.slice(-1) : ids.filter(id => id.startsWith(run));
  const [match, ...more] = matches.includes(run) ? [run] : matches;
  if (match === undefined) throw new AppError('run/unknown', { run, folder });
  if (more.length > 0) throw new AppError('run/ambiguous', { run, known: matches.join(', ') });
  return join(folder, match);
}
