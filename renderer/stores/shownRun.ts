import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import { type SerialisedError, serialiseError } from '../../shared/base/appError.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { RunDetail } from '../../shared/jobs/RunSummary.ts';
import { invoke } from '../client/client.ts';
import type { ServedModel } from './createServed.ts';
import { useJob, useJobs, useLatestJob } from './jobs.ts';
import { hasModel, jobOfRun, runIdOf, runs } from './runs.ts';

interface ShownState {
  /** What was chosen: a job since the start of the app, or a run of the disk. */
  readonly chosen: { readonly kind: 'job' | 'run'; readonly id: string } | null;
  /** The runs of the disk that were shown, by id. */
  readonly details: Readonly<Record<string, RunDetail | SerialisedError>>;
}

const shownRun = createStore<ShownState>(() => ({ chosen: null, details: {} }));

/** Shows a training since the start of the app until another is started or chosen. */
export const showJob = (id: string): void => shownRun.setState({ chosen: { kind: 'job', id } });

/** Shows a run of the disk. */
export const showRun = (id: string): void => shownRun.setState({ chosen: { kind: 'run', id } });

async function loadDetail(run: string): Promise<void> {
  const detail = await invoke('run.show', { run }).catch(serialiseError);
  shownRun.setState(({ details }) => ({ details: { ...details, [run]: detail } }));
}

const isDetail = (detail: RunDetail | SerialisedError | undefined): detail is RunDetail =>
  detail !== undefined && 'summary' in detail;

/** Runs as they lie on the disk; null for those that have not been read yet, or cannot be. */
export function useRunDetails(ids: readonly string[]): readonly (RunDetail | null)[] {
  const details = useStore(
    shownRun,
    useShallow(state => ids.map(id => state.details[id])),
  );
  const missing = ids.filter((_, index) => details[index] === undefined).join('\n');
  useEffect(() => {
    for (const id of missing.split('\n')) if (id !== '') void loadDetail(id);
  }, [missing]);
  return useMemo(() => details.map(detail => (isDetail(detail) ? detail : null)), [details]);
}

/** The job since the start of the app that trains or has trained a run. */
function useJobOf(run: string | null): Job | null {
  const trainings = useJobs('train');
  return trainings.findLast(job => run !== null && runIdOf(job) === run) ?? null;
}

/** The run that was chosen; or else the latest since the start of the app, or of the disk. */
export function useShownRun(): Job | null {
  const chosen = useStore(shownRun, state => state.chosen);
  const job = useJob(chosen?.kind === 'job' ? chosen.id : null);
  const latest = useLatestJob('train');
  const lastOnDisk = runs.use().value?.runs[0]?.id ?? null;
  const wanted = chosen?.kind === 'run' ? chosen.id : job === null && latest === null ? lastOnDisk : null;
  const ofSession = useJobOf(wanted);
  const [detail = null] = useRunDetails(wanted === null || ofSession !== null ? [] : [wanted]);
  if (wanted === null) return job ?? latest;
  return ofSession ?? (detail === null ? null : jobOfRun(detail));
}

/** The model of the run that is shown, if it has one already; a new version once the run has ended. */
export function useShownModel(): ServedModel | null {
  const job = useShownRun();
  const run = job === null || !hasModel(job) ? null : runIdOf(job);
  const version = String(job?.endedAt ?? 'running');
  return useMemo(() => (run === null ? null : { run, version }), [run, version]);
}

/** What was read of a run before it changed is read again; until then it stays. */
runs.store.subscribe(({ value }) => {
  const kept: Record<string, RunDetail> = {};
  const { details } = shownRun.getState();
  for (const [id, detail] of Object.entries(details)) {
    const summary = value?.runs.find(run => run.id === id);
    if (summary === undefined || !isDetail(detail)) continue;
    kept[id] = detail;
    if (JSON.stringify(detail.summary) !== JSON.stringify(summary)) void loadDetail(id);
  }
  if (Object.keys(kept).length < Object.keys(details).length) shownRun.setState({ details: kept });
});
