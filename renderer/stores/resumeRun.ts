import { serialiseError } from '../../shared/base/appError.ts';
import type { RunSummary } from '../../shared/jobs/RunSummary.ts';
import { jobs } from './jobs.ts';
import { announce } from './notices.ts';
import { showJob } from './shownRun.ts';

/** Goes on with a run that was stopped or interrupted, and shows it. Returns whether that could be begun. */
export async function resumeRun({ id, name }: Pick<RunSummary, 'id' | 'name'>): Promise<boolean> {
  try {
    showJob(await jobs.start(name, { kind: 'resume', run: id, exportTo: null }));
    return true;
  } catch (thrown) {
    announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' });
    return false;
  }
}
