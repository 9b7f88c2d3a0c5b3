import { serialiseError } from '../../shared/base/appError.ts';
import { invoke } from '../client/client.ts';
import { jobs } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';

/** Asks for a change of a job; a refusal is announced. */
export const controlJob = (channel: 'job.pause' | 'job.resume' | 'job.cancel', jobId: string): Promise<void> =>
  announcingRefusal(invoke(channel, { jobId }));

/** Lets a waiting training be trained one place earlier (−1) or later (1); a refusal is announced. */
export const moveJob = (jobId: string, by: -1 | 1): Promise<void> => announcingRefusal(jobs.move(jobId, by));

const announcingRefusal = (change: Promise<void>): Promise<void> =>
  change.catch((thrown: unknown) => announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' }));
