import type { Job } from '../../../shared/jobs/Job.ts';
import { isFinal } from '../../../shared/jobs/JobEvent.ts';
import type { EngineProcess } from '../../jobs/EngineProcess.ts';
import { JobRegistry } from '../../jobs/JobRegistry.ts';

/** A registry over engines that are forked so, and the jobs it is given, each to its end. */
export function supervise(fork: () => EngineProcess, onSilent: (job: Job) => void = () => undefined) {
  let hear: () => void = () => undefined;
  const registry = new JobRegistry(fork, { onEvent: () => hear(), onStatus: () => undefined, onSilent });
  const jobOf = (id: string): Job | undefined => registry.list().find(job => job.id === id);
  const end = (id: string): Promise<Job> =>
    new Promise(resolve => {
      hear = () => {
        const job = jobOf(id);
        if (job && isFinal(job.state)) resolve(job);
      };
      hear();
    });
  return { registry, end, jobOf };
}
