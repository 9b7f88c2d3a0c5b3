import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { serialiseError } from '../../shared/base/appError.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import { jobs, useJob } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';

/** So many test images at a time. */
const shownImages = 12;

interface Explaining {
  readonly jobId: string;
  /** The first of the test images. */
  readonly from: number;
}

const explaining = createStore<{ readonly ofRun: Readonly<Record<string, Explaining>> }>(() => ({ ofRun: {} }));

/** What the capsules of a run know, as far as that was asked since the start of the app. */
export function useExplaining(run: string): { readonly job: Job | null; readonly from: number } {
  const found = useStore(explaining, ({ ofRun }) => ofRun[run]);
  return { job: useJob(found?.jobId ?? null), from: found?.from ?? 0 };
}

/** Asks what the capsules of a run know of some test images, from one on. */
export async function explain(run: string, from: number): Promise<void> {
  const indices = Array.from({ length: shownImages }, (_, index) => from + index);
  try {
    const jobId = await jobs.start(run, { kind: 'capsules', run, dataset: null, indices, folder: null });
    explaining.setState(({ ofRun }) => ({ ofRun: { ...ofRun, [run]: { jobId, from } } }));
  } catch (thrown) {
    announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' });
  }
}

export const explainNext = (run: string, from: number): Promise<void> => explain(run, from + shownImages);
