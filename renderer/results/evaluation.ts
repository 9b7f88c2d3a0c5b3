import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { serialiseError } from '../../shared/base/appError.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import { jobs } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';

export type Evaluation = Extract<JobResult, { kind: 'evaluate' }>;

/** The evaluation that was last started of each run, by run. */
const started = createStore<{ readonly jobOf: Readonly<Record<string, string>> }>(() => ({ jobOf: {} }));

/** The evaluation of a run, if one was started in this session. */
export function useEvaluation(run: string): Job | null {
  const id = useStore(started, ({ jobOf }) => jobOf[run]);
  return useStore(jobs.store, ({ jobs: known }) => {
    if (id !== undefined) return known[id] ?? null;
    return Object.values(known).findLast(({ result }) => result?.kind === 'evaluate' && result.run === run) ?? null;
  });
}

/** Runs the model of a run on every test image, unless that is going on. */
export async function evaluateRun(run: string): Promise<void> {
  const { jobs: known } = jobs.store.getState();
  const current = known[started.getState().jobOf[run] ?? ''];
  if (current !== undefined && !isFinal(current.state)) return;
  try {
    const id = await jobs.start(run, { kind: 'evaluate', run, dataset: null, withImages: true });
    started.setState(({ jobOf }) => ({ jobOf: { ...jobOf, [run]: id } }));
  } catch (thrown) {
    announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' });
  }
}
