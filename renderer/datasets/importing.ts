import { serialiseError } from '../../shared/base/appError.ts';
import type { ImportSettings } from '../../shared/jobs/ImportSettings.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { grantDropped, invoke } from '../client/client.ts';
import { datasets } from '../stores/datasets.ts';
import { jobs } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';
import { currentText } from '../stores/text.ts';
import { whenEnded } from '../stores/whenEnded.ts';
import { showDataset, showImport } from './datasetsView.ts';

/** Tells what went wrong, instead of throwing it. */
export const announceFailure = (thrown: unknown): void =>
  announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error', stays: true });

/** Asks for a file or folder, and then how it is to be imported. */
export async function chooseSource(kind: 'file' | 'folder'): Promise<void> {
  const path = await invoke('dataset.chooseSource', { kind });
  if (path !== null) showImport(path);
}

/** The same for what was dropped on the window: the first that is a file or folder. */
export async function takeDropped(files: readonly File[]): Promise<void> {
  for (const file of files) {
    const path = await grantDropped(file);
    if (path === null) continue;
    showImport(path);
    return;
  }
}

/** Imports, and tells how it went. The page shows what came of it, unless somebody looks at something else by then. */
export async function startImport(source: string, settings: ImportSettings): Promise<void> {
  showImport(null);
  const id = await jobs.start(settings.name ?? nameOf(source), { kind: 'importDataset', source, settings });
  const job = await whenEnded(id);
  if (job.error) announce({ kind: 'error', error: job.error }, { tone: 'error', stays: true });
  if (job.result?.kind !== 'importDataset') return;
  await datasets.load();
  tellImported(job.result);
}

function tellImported(result: Extract<Job['result'], { kind: 'importDataset' }>): void {
  const { name, dataset, examples, skipped, firstSkipped } = result;
  const count = formatCount(examples.train + examples.validation + examples.test);
  const key = skipped === 0 ? 'import.done' : 'import.doneSkipped';
  const first = firstSkipped.slice(0, 1).map(one => `${one.name}: ${currentText().reason(one)}`);
  const values = { name, count, skipped: formatCount(skipped), first: first.join('') };
  const show = { label: 'import.show', run: () => showDataset(dataset) } as const;
  announce({ kind: 'text', key, values }, { actions: [show], tone: skipped === 0 ? 'neutral' : 'warning' });
  showDataset(dataset);
}

/** The name of a file without its ending, or of a folder. */
export const nameOf = (path: string): string =>
  (path.split(/[\\/]/).findLast(part => part !== '') ?? path).replace(/(.)\.[^.]*$/, '$1');

/** Puts a dataset into the trash; a notice can bring it back. */
export async function removeDataset(id: string, name: string): Promise<void> {
  await invoke('dataset.remove', { dataset: id });
  showDataset(null);
  await datasets.load();
  const undo = async (): Promise<void> => {
    await invoke('dataset.restore', { dataset: id });
    await datasets.load();
    showDataset(id);
  };
  const action = { label: 'datasets.undo', run: () => void undo().catch(announceFailure) } as const;
  announce({ kind: 'text', key: 'datasets.removed', values: { name } }, { actions: [action] });
}
