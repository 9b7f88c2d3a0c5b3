import { createStore } from 'zustand/vanilla';
import { type Job, newJob } from '../../shared/jobs/Job.ts';
import type { JobEvent } from '../../shared/jobs/JobEvent.ts';
import { jobKindOf, type JobSpec } from '../../shared/jobs/JobSpec.ts';
import { reduceJob } from '../../shared/jobs/reduceJob.ts';

export interface JobsState {
  readonly jobs: Readonly<Record<string, Job>>;
  /** Ids in the order in which the jobs were started. */
  readonly order: readonly string[];
}

/** What the jobs need of the world, so that tests can give another one. */
export interface JobPorts {
  list(): Promise<readonly Job[]>;
  start(job: { readonly title: string; readonly spec: JobSpec }): Promise<{ readonly jobId: string }>;
  /** Moves a training that waits; answers the ids of all jobs in their new order. */
  move(job: { readonly jobId: string; readonly by: -1 | 1 }): Promise<readonly string[]>;
  /** Hears every event from now on. Returns how to stop. */
  listen(hear: (event: JobEvent) => void): () => void;
  /** Runs something shortly after, once, however many events arrive until then. */
  schedule(run: () => void): void;
}

const place = ({ jobs, order }: JobsState, job: Job): JobsState => ({
  jobs: { ...jobs, [job.id]: job },
  order: Object.hasOwn(jobs, job.id) ? order : [...order, job.id],
});

/** The jobs of the main process as the window knows them: a snapshot at the start, then the events that follow it. */
export function createJobs(ports: JobPorts) {
  const store = createStore<JobsState>(() => ({ jobs: {}, order: [] }));
  let pending: JobEvent[] = [];

  const fold = (events: readonly JobEvent[]): void => {
    if (events.length === 0) return;
    const jobs = { ...store.getState().jobs };
    for (const event of events) {
      const job = jobs[event.jobId];
      if (job) jobs[event.jobId] = reduceJob(job, event);
    }
    store.setState({ jobs });
  };

  const flush = async (): Promise<void> => {
    const isKnown = ({ jobId }: JobEvent) => Object.hasOwn(store.getState().jobs, jobId);
    if (!pending.every(isKnown)) await load();
    const events = pending;
    pending = [];
    fold(events);
  };

  /** Takes over the main process's snapshot where it knows more. Events that are in it already change nothing later. */
  const load = async (): Promise<void> => {
    for (const job of await ports.list()) {
      const known = store.getState().jobs[job.id];
      if (known === undefined || known.lastSeq < job.lastSeq) store.setState(state => place(state, job));
    }
  };

  return {
    store,

    /** Listens first and asks for the snapshot then, so that nothing falls between. Returns how to stop listening. */
    async follow(): Promise<() => void> {
      const stop = ports.listen(event => {
        pending.push(event);
        if (pending.length === 1) ports.schedule(() => void flush());
      });
      await load();
      return stop;
    },

    /** Puts a training that waits one place before or behind. Throws the `AppError` that kept it from moving. */
    async move(jobId: string, by: -1 | 1): Promise<void> {
      const order = await ports.move({ jobId, by });
      // The window remembers more of what has ended.
      store.setState(state => ({ order: [...state.order.filter(id => !order.includes(id)), ...order] }));
    },

    /** Starts a job and returns its id. Throws the `AppError` that kept it from starting. */
    async start(title: string, spec: JobSpec): Promise<string> {
      const { jobId } = await ports.start({ title, spec });
      store.setState(state => (state.jobs[jobId] ? state : place(state, newJob(jobId, jobKindOf(spec), title))));
      return jobId;
    },
  };
}
