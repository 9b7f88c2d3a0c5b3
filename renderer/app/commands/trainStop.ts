import { jobs, runningJob } from '../../stores/jobs.ts';
import { controlJob } from '../../train/controlJob.ts';
import type { Command } from './Command.ts';

const running = () => runningJob(jobs.store.getState(), 'train');

export const trainStop: Command = {
  id: 'train.stop',
  title: 'command.train.stop',
  shortcuts: ['Mod+Shift+Enter'],
  isForFields: true,
  when: () => running() !== null,
  run: async () => {
    const job = running();
    if (job !== null) await controlJob('job.cancel', job.id);
  },
};
