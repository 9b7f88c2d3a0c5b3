import type { EngineStatus } from '../../../shared/ipc/messages.ts';
import type { Job } from '../../../shared/jobs/Job.ts';
import { isFinal } from '../../../shared/jobs/JobEvent.ts';
import type { EngineProcess } from '../../jobs/EngineProcess.ts';
import { JobRegistry } from '../../jobs/JobRegistry.ts';

/** A registry over engines that are forked so, and the jobs it is given, each to its end. */
export function supervise(fork: () => EngineProcess, onSilent: (job: Job) => void = () => undefined) {
  let hear: () => void = () => undefined;
  let status: EngineStatus['state'] = 'starting';
  const registry = new JobRegistry(fork, {
    onEvent: () => hear(),
    onStatus: ({ state }) => {
      status = state;
    },
    onSilent,
  });
  const jobOf = (id: string): Job | undefined => registry.list().find(job => job.id === id);
  const end = (id: string): Promise<Job> =>
    new Promise(resolve => {
      hear = () => {
        const job = jobOf(id);
        if (job && isFinal(job.state)) resolve(job);
      };
      hear();
    });
  /** How the engine that was warmed last stands. */
  const warmState = (): EngineStatus['state'] => status;
  return { registry, end, warmState };
}
