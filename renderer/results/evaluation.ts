import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { serialiseError } from '../../shared/base/appError.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import type { ServedModel } from '../stores/createServed.ts';
import { jobs } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';

export type Evaluation = Extract<JobResult, { kind: 'evaluate' }>;

/** The evaluation of each model, by run and version. */
const started = createStore<{ readonly jobOf: Readonly<Record<string, string>> }>(() => ({ jobOf: {} }));

const keyOf = ({ run, version }: ServedModel): string => `${run} ${version}`;

/** The evaluation of a model, if one was asked for since the start of the app. */
export function useEvaluation(model: ServedModel): Job | null {
  const id = useStore(started, ({ jobOf }) => jobOf[keyOf(model)]);
  return useStore(jobs.store, ({ jobs: known }) => known[id ?? ''] ?? null);
}

/** Runs a model on every test image, unless that is going on. */
export async function evaluateModel(model: ServedModel): Promise<void> {
  const { run } = model;
  const key = keyOf(model);
  const current = jobs.store.getState().jobs[started.getState().jobOf[key] ?? ''];
  if (current !== undefined && !isFinal(current.state)) return;
  try {
    const id = await jobs.start(run, { kind: 'evaluate', run, dataset: null, withImages: true });
    started.setState(({ jobOf }) => ({ jobOf: { ...jobOf, [key]: id } }));
  } catch (thrown) {
    announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' });
  }
}
