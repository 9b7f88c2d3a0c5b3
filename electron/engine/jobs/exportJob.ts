import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import type { Run } from '../../runs/Run.ts';
import { appVersion } from '../appVersion.ts';
import { type ExportedFiles, exportTfjsLayers } from '../exporters/tfjsLayers.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { openTrained } from './openTrained.ts';

/** Writes a trained network for other programs. @throws AppError `export/failed` */
export async function exportJob(
  { run: id, format, folder }: JobSpecOf<'export'>,
  context: JobContext,
): Promise<Extract<JobResult, { kind: 'export' }>> {
  const { run, network } = await openTrained(context.dataRoot, id);
  try {
    const exported = await exportRun(run, network, folder, context);
    return { kind: 'export', run: run.id, format, folder, ...exported };
  } finally {
    network.dispose();
  }
}

/** Exports the network of a run and tells the host where. */
export async function exportRun(
  run: Run,
  network: Network,
  folder: string,
  context: JobContext,
): Promise<ExportedFiles> {
  context.emit({ type: 'progress', phase: 'exporting', done: 0, total: 1 });
  const { dataset } = run.record;
  const exported = await exportTfjsLayers(network, folder, {
    generator: `Lightweave ${appVersion()}`,
    run: run.id,
    dataset: dataset.id,
    labels: dataset.labels,
  });
  context.emit({ type: 'progress', phase: 'exporting', done: 1, total: 1 });
  context.emit({ type: 'artifact', artifact: 'model', path: folder });
  return exported;
}
