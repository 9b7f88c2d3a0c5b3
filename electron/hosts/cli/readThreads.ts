import { availableParallelism } from 'node:os';
import { engineLimitsSchema } from '../../../shared/jobs/EngineLimits.ts';
import { readOption } from './readOption.ts';
import type { Session } from './Session.ts';

/** What `--threads` asks for; null takes one for each core. @throws a usage error where it is no number of threads. */
export function readThreads(typed: string | undefined, session: Session): number | null {
  if (typed === undefined) return null;
  const threads = readOption('--threads', typed, engineLimitsSchema.shape.threads, session);
  const cores = availableParallelism();
  if (threads === null || threads <= cores) return threads;
  // More threads than cores wait for each other: a training took fifty times as long.
  session.note(session.text('cli.train.threads', { cores }));
  return cores;
}
