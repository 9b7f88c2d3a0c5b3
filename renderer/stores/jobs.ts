import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import type { JobKind } from '../../shared/jobs/JobSpec.ts';
import { invoke, subscribe } from '../client/client.ts';
import { createJobs, type JobsState } from './createJobs.ts';
import { saveSettings } from './settings.ts';

/** At most twenty redraws a second, also while the window is hidden and no frames are drawn. */
const foldEveryMs = 50;

export const jobs = createJobs({
  list: () => invoke('job.list'),
  // What was chosen a moment ago, such as threads, holds for what starts now.
  start: job => {
    void saveSettings();
    return invoke('job.start', job);
  },
  move: job => invoke('job.move', job),
  listen: hear => subscribe('job.event', hear),
  schedule: run => setTimeout(run, foldEveryMs),
});

const lastOf = ({ jobs: byId, order }: JobsState, fits: (job: Job) => boolean): Job | null =>
  order.map(id => byId[id]).findLast((job): job is Job => job !== undefined && fits(job)) ?? null;

/** The first job of a kind that has not ended: what comes after it waits for its turn. */
export const runningJob = ({ jobs: byId, order }: JobsState, kind: JobKind): Job | null =>
  order.map(id => byId[id]).find(job => job !== undefined && job.kind === kind && !isFinal(job.state)) ?? null;

/** The job of a kind that is going on, if there is one. */
export const useRunningJob = (kind: JobKind): Job | null => useStore(jobs.store, state => runningJob(state, kind));

export const useJob = (id: string | null): Job | null =>
  useStore(jobs.store, state => (id === null ? null : (state.jobs[id] ?? null)));

/** The job of a kind that was started last, whatever became of it. */
export const useLatestJob = (kind: JobKind): Job | null =>
  useStore(jobs.store, state => lastOf(state, job => job.kind === kind));

/** All jobs of a kind, in the order in which they were started; those that wait, in that in which they will be. */
export const useJobs = (kind: JobKind): readonly Job[] =>
  useStore(
    jobs.store,
    useShallow(({ jobs: byId, order }) =>
      order.flatMap(id => {
        const job = byId[id];
        return job?.kind === kind ? [job] : [];
      }),
    ),
  );

/** The trainings that wait behind the one that goes on, the next one first. */
export function useWaitingTrainings(): readonly Job[] {
  const running = useRunningJob('train');
  return useJobs('train').filter(({ id, state }) => state === 'queued' && id !== running?.id);
}
