import { useStore } from 'zustand';
import type { SerialisedError } from '../../shared/base/appError.ts';
import { type Job, newJob } from '../../shared/jobs/Job.ts';
import { isFinal, type JobState } from '../../shared/jobs/JobEvent.ts';
import type { RunDetail, RunState, RunSummary } from '../../shared/jobs/RunSummary.ts';
import { invoke } from '../client/client.ts';
import { createRemote } from './createRemote.ts';
import { jobs } from './jobs.ts';

/** The runs of the data root, whoever trained them. */
export const runs = createRemote(() => invoke('run.list', { from: 'runs' }));

/** The runs in the trash; read when somebody looks. */
export const trashedRuns = createRemote(() => invoke('run.list', { from: 'trash' }));

const stateOf: Readonly<Record<RunState, JobState>> = {
  running: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
  interrupted: 'failed',
};

/** Why a run ended before it was through, as far as the disk knows; null where it did not, or was stopped. */
export const whyEnded = ({ state, name: run, error }: RunSummary): SerialisedError | null =>
  state === 'interrupted' ? { code: 'run/interrupted', values: { run } } : error;

/** A run of the disk in the form of a job, for every view that shows jobs: one that has trained without a break. */
export function jobOfRun({ summary, metrics, checkpoints, statistics }: RunDetail): Job {
  const { id, name, startedAt, durationMs, folder, state } = summary;
  return {
    ...newJob(id, 'train', name),
    state: stateOf[state],
    startedAt,
    endedAt: durationMs === null ? null : startedAt + durationMs,
    metrics,
    statistics,
    artifacts: { run: folder, ...(checkpoints.length > 0 ? { checkpoint: folder } : {}) },
    error: whyEnded(summary),
  };
}

/** The id of the run that a training job writes; null before it has begun one. */
export const runIdOf = ({ result, artifacts }: Job): string | null =>
  result?.kind === 'train' ? result.run : (artifacts.run?.split(/[\\/]/).findLast(part => part !== '') ?? null);

/** Whether there is a model to be tried, evaluated or exported. */
export const hasModel = ({ result, artifacts }: Job): boolean =>
  result?.kind === 'train' || artifacts.checkpoint !== undefined;

/** Whether a run is held by somebody at this window; the disk does not know of it. */
export const useIsPaused = (run: string): boolean =>
  useStore(jobs.store, state => Object.values(state.jobs).some(job => job.state === 'paused' && runIdOf(job) === run));

/** Keeps the list up to date: at the start, and whenever a training begins or ends. */
export function followRuns(): void {
  void runs.load();
  const trainingKey = (): string =>
    Object.values(jobs.store.getState().jobs)
      .filter(({ kind }) => kind === 'train')
      .map(job => `${runIdOf(job) ?? ''} ${isFinal(job.state)}`)
      .join();
  let before = trainingKey();
  jobs.store.subscribe(() => {
    const now = trainingKey();
    if (now === before) return;
    before = now;
    void runs.load();
  });
}
