import { serialiseError } from '../../shared/base/appError.ts';
import type { RunSummary } from '../../shared/jobs/RunSummary.ts';
import type { RunLabelChange } from '../../shared/jobs/RunRecord.ts';
import { invoke } from '../client/client.ts';
import { documents } from '../stores/documents.ts';
import { announce } from '../stores/notices.ts';
import { runs, trashedRuns } from '../stores/runs.ts';
import { noteEarlierTraining } from '../stores/trainingWarnings.ts';
import { selectNone } from './runsView.ts';

/** Does something that may fail, and says so if it does. Returns whether it was done. */
async function attempt(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (thrown) {
    announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' });
    return false;
  }
}

let labelling: Promise<unknown> = Promise.resolve();

/** Changes what people have written on a run; one change after the other, so that none is lost. */
export async function label(run: string, change: RunLabelChange): Promise<void> {
  labelling = labelling.then(() => attempt(() => invoke('run.update', { run, change })));
  await labelling;
  await runs.load();
}

const reload = (): Promise<unknown> => Promise.all([runs.load(), trashedRuns.load()]);

/** Puts runs into the trash; they can be taken out again. */
export async function trash(ids: readonly string[]): Promise<void> {
  if (!(await attempt(() => invoke('run.trash', { runs: [...ids] })))) return;
  selectNone();
  await reload();
  announce(
    { kind: 'text', key: 'runs.trashed', values: { count: ids.length } },
    { actions: [{ label: 'runs.restore', run: () => void restore(ids) }] },
  );
}

/** Takes runs out of the trash. */
export async function restore(ids: readonly string[]): Promise<void> {
  if (await attempt(() => invoke('run.restore', { runs: [...ids] }))) selectNone();
  await reload();
}

/** Deletes runs that are in the trash. */
export async function purge(ids: readonly string[]): Promise<void> {
  if (await attempt(() => invoke('run.purge', { runs: [...ids] }))) selectNone();
  await reload();
}

/** Writes the curves of a run where people choose, as TensorBoard reads them. */
export const exportMetrics = ({ id }: RunSummary): Promise<boolean> =>
  attempt(async () => {
    const folder = await invoke('export.metrics', { run: id });
    if (folder === null) return;
    announce(
      { kind: 'text', key: 'runs.metricsExported', values: { folder } },
      { actions: [{ label: 'verb.reveal', run: () => void invoke('shell.reveal', { path: folder }) }] },
    );
  });

/** Opens the network of a run as a new document, with what the training found wrong with its nodes. */
export const openDocumentOf = ({ id }: RunSummary): Promise<boolean> =>
  attempt(async () => {
    const document = documents.open(await invoke('run.document', { run: id }));
    const { statistics } = await invoke('run.show', { run: id });
    if (statistics !== null) noteEarlierTraining(document, statistics);
  });
