import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import { invoke } from '../client/client.ts';
import { jobs } from '../stores/jobs.ts';

/** The export that was last started of each run, by job. */
const exportStore = createStore<{ readonly exportOf: Readonly<Record<string, string>> }>(() => ({ exportOf: {} }));

/** The name of the run whose model can be exported: there is one from the first checkpoint on, once the job has ended. */
export function exportableRun({ state, result, artifacts }: Job): string | null {
  if (!isFinal(state)) return null;
  if (result?.kind === 'train') return result.run;
  const folder = artifacts.checkpoint === undefined ? undefined : artifacts.run;
  return folder?.split(/[\\/]/).findLast(part => part !== '') ?? null;
}

/** Asks for a folder and exports the model of a run there; nothing happens when no folder is chosen. */
export async function exportModel(job: Job, run: string): Promise<void> {
  const folder = await invoke('export.chooseFolder');
  if (folder === null) return;
  const id = await jobs.start(job.title, { kind: 'export', run, format: 'tfjs', folder });
  exportStore.setState(({ exportOf }) => ({ exportOf: { ...exportOf, [job.id]: id } }));
}

/** The export of a run, if one was started. */
export function useExportOf({ id, result }: Job): Job | null {
  const exported = useStore(exportStore, ({ exportOf }) => exportOf[id]);
  const run = result?.kind === 'train' ? result.run : null;
  return useStore(jobs.store, ({ jobs: known }) => {
    if (exported !== undefined) return known[exported] ?? null;
    return Object.values(known).findLast(job => job.result?.kind === 'export' && job.result.run === run) ?? null;
  });
}
