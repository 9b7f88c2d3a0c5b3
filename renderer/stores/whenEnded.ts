import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import { jobs } from './jobs.ts';

/** A job once it has ended, however it ended. */
export function whenEnded(id: string): Promise<Job> {
  return new Promise(resolve => {
    const look = (): boolean => {
      const job = jobs.store.getState().jobs[id];
      if (!job || !isFinal(job.state)) return false;
      resolve(job);
      return true;
    };
    if (look()) return;
    const stop = jobs.store.subscribe(() => {
      if (look()) stop();
    });
  });
}
