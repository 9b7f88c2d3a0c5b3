import { serialiseError } from '../../shared/base/appError.ts';
import { invoke } from '../client/client.ts';
import { announce } from '../stores/notices.ts';

/** Asks for a change of a running job; a refusal is announced. */
export async function controlJob(channel: 'job.pause' | 'job.resume' | 'job.cancel', jobId: string): Promise<void> {
  try {
    await invoke(channel, { jobId });
  } catch (thrown) {
    announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' });
  }
}
