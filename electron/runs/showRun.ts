import { join } from 'node:path';
import type { Job, MetricPoint } from '../../shared/jobs/Job.ts';
import type { RunDetail } from '../../shared/jobs/RunSummary.ts';
import { weightMatchSchema } from '../../shared/jobs/WeightMatch.ts';
import { readCurves } from './metrics.ts';
import { readStatistics } from './readStatistics.ts';
import type { Run } from './Run.ts';
import { keptEpoch, summariseRun } from './summariseRun.ts';
import { thinPoints } from './thinPoints.ts';

/** More points than a curve has pixels are of no use to anybody. */
const shownPoints = 4000;
/** Each is a mean of several. */
const linesPerPoint = 16;

/** A run in full. @throws AppError `run/damaged` */
export async function showRun(run: Run): Promise<RunDetail> {
  const { versions, dataset } = run.record;
  const metrics: Record<keyof Job['metrics'], MetricPoint[]> = { batch: [], epoch: [], validation: [], test: [] };
  for (const { scope, epoch, step, values } of await readCurves(
    join(run.folder, 'metrics.jsonl'),
    shownPoints * linesPerPoint,
  )) {
    metrics[scope].push({ epoch, step, values });
  }
  return {
    summary: await summariseRun(run),
    versions,
    labels: dataset.labels,
    metrics: { ...metrics, batch: thinPoints(metrics.batch, shownPoints) },
    statistics: await readStatistics(run.folder),
    takenOver: weightMatchSchema.safeParse(run.record.outcome['takenOver']).data ?? null,
    checkpoints: (await run.checkpoints.kept()).epochs.map(keptEpoch),
  };
}
