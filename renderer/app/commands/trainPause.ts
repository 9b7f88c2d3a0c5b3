import { jobs, runningJob } from '../../stores/jobs.ts';
import { controlJob } from '../../train/controlJob.ts';
import type { Command } from './Command.ts';

const running = () => runningJob(jobs.store.getState(), 'train');

export const trainPause: Command = {
  id: 'train.pause',
  title: 'command.train.pause',
  when: () => running() !== null,
  run: async () => {
    const job = running();
    if (job !== null) await controlJob(job.state === 'paused' ? 'job.resume' : 'job.pause', job.id);
  },
};
