import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Job } from '../../shared/jobs/Job.ts';
import { useJob, useLatestJob } from '../stores/jobs.ts';

const shownRun = createStore<{ readonly jobId: string | null }>(() => ({ jobId: null }));

/** Shows a run in the training panel until another is started or chosen. */
export const showRunOf = (jobId: string): void => shownRun.setState({ jobId });

/** The training run that was chosen, or else the latest. */
export function useShownRun(): Job | null {
  const chosen = useJob(useStore(shownRun, ({ jobId }) => jobId));
  const latest = useLatestJob('train');
  return chosen ?? latest;
}
