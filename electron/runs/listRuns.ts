import { join } from 'node:path';
import { AppError } from '../../shared/base/appError.ts';
import type { RunList, RunSummary } from '../../shared/jobs/RunSummary.ts';
import { nodeFileSystem } from '../files/nodeFileSystem.ts';
import { Run } from './Run.ts';
import { summariseRun } from './summariseRun.ts';

/** The runs of a folder, the latest first, and the names of those that are damaged. */
export async function listRuns(folder: string): Promise<RunList> {
  const ids = (await nodeFileSystem.list(folder)).filter(id => !id.startsWith('.')).toSorted();
  const runs: RunSummary[] = [];
  const damaged: string[] = [];
  // One after another: a thousand runs at once would open a thousand files.
  for (const id of ids.toReversed()) {
    try {
      runs.push(await summariseRun(await Run.open(folder, join(folder, id))));
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      damaged.push(id);
    }
  }
  return { runs, damaged };
}
