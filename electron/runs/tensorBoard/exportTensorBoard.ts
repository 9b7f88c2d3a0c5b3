import { join } from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import { systemReason } from '../../files/systemError.ts';
import { writeAtomic } from '../../files/writeAtomic.ts';
import { type Metric, readMetrics } from '../metrics.ts';
import type { Run } from '../Run.ts';
import { encodeEvents, type EventPoint } from './encodeEvents.ts';

/** Folders and names as Keras' callback has them, so that curves of both lie over each other. */
const folderOf: Readonly<Record<Metric['scope'], string>> = {
  batch: 'train',
  epoch: 'train',
  validation: 'validation',
  test: 'test',
};

function pointOf({ scope, time, epoch, step, values }: Metric): EventPoint {
  const prefix = scope === 'batch' ? 'batch_' : 'epoch_';
  const named = Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value] as const);
  return { time, step: scope === 'batch' ? step : epoch, values: Object.fromEntries(named) };
}

/**
 * Writes the metrics of a run as TensorBoard event files: a folder of the run's name with one each for training, validation
 * and test. Answers the files. What an earlier export of the run left is replaced. @throws AppError `export/failed`
 */
export async function exportTensorBoard(run: Run, folder: string): Promise<readonly string[]> {
  const metrics = await readMetrics(join(run.folder, 'metrics.jsonl'));
  const files: string[] = [];
  for (const name of new Set(metrics.map(({ scope }) => folderOf[scope]))) {
    const points = metrics.filter(({ scope }) => folderOf[scope] === name).map(pointOf);
    const inside = join(folder, run.id, name);
    const file = join(inside, `events.out.tfevents.${Math.floor(run.record.startedAt / 1000)}.lightweave`);
    try {
      await nodeFileSystem.makeFolder(inside);
      await writeAtomic(file, encodeEvents(points));
    } catch (thrown) {
      throw new AppError('export/failed', { folder: inside, reason: systemReason(thrown) }, thrown);
    }
    files.push(file);
  }
  return files;
}
