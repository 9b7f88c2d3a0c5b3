import { randomUUID } from 'node:crypto';
import type { Job } from '../../../shared/jobs/Job.ts';
import { isFinal, type JobEvent } from '../../../shared/jobs/JobEvent.ts';
import type { JobSpec } from '../../../shared/jobs/JobSpec.ts';
import { RunningJob } from '../../jobs/RunningJob.ts';
import type { StartedEngine } from '../../jobs/startEngine.ts';

/** A job in an engine process of its own, as the command line runs it, and everything it has said. */
export class Trainer {
  readonly events: JobEvent[] = [];
  readonly #running: RunningJob;
  /** Fulfilled once the run has its folder, or there will be none. */
  readonly hasRun: Promise<void>;

  constructor(spec: JobSpec, engine: StartedEngine) {
    let named: () => void = () => undefined;
    this.hasRun = new Promise(resolve => {
      named = resolve;
    });
    this.#running = new RunningJob(randomUUID(), 'test', spec, event => {
      this.events.push(event);
      if (this.isOver || (event.type === 'artifact' && event.artifact === 'run')) named();
    });
    this.#running.begin(engine);
  }

  get job(): Job {
    return this.#running.job;
  }

  get isOver(): boolean {
    return isFinal(this.job.state);
  }

  /** Fulfilled once the process is gone. */
  get gone(): Promise<void> {
    return this.#running.gone;
  }

  cancel(): void {
    this.#running.cancel();
  }

  /** As the kernel does it. */
  async kill(): Promise<void> {
    this.#running.kill();
    await this.gone;
  }
}
