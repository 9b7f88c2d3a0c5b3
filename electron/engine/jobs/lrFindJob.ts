import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import {
  addRangePoint,
  hasDiverged,
  type RangePoint,
  suggestRate,
  sweptRate,
} from '../../../shared/training/learningRateRange.ts';
import { disposeLearner, prepareLearner } from '../finetune/prepareLearner.ts';
import type { JobContext } from '../JobContext.ts';
import { takeTurns } from '../takeTurns.ts';
import type { StepBatch } from '../training/batches.ts';
import { createTrainStep } from '../training/createTrainStep.ts';
import { endlessBatches } from '../training/stepBatches.ts';
import { trainingSplit } from '../training/trainingSplit.ts';
import type { TrainStep } from '../training/TrainStep.ts';
import { planAndData } from './planAndData.ts';

type Spec = JobSpecOf<'lrFind'>;
type Result = Extract<JobResult, { kind: 'lrFind' }>;

/** Progress events at most this often. */
const intervalMs = 200;

/**
 * Trains for some steps with a learning rate that rises from step to step until the loss explodes (Smith 2017), and says
 * which rate suits. Leaves no run.
 */
export async function lrFindJob(spec: Spec, context: JobContext): Promise<Result> {
  const { document } = spec;
  context.emit({ type: 'progress', phase: 'preparing', done: 0, total: 1 });
  const { plan, dataset } = await planAndData(document, spec.settings.dataset, context.dataRoot);
  const train = await trainingSplit(dataset, spec.settings);
  const wholeBatches = Math.max(1, Math.floor(train.count / spec.settings.batchSize));
  // Every step is an update, and all batches are of one size.
  const settings: TrainSettings = { ...spec.settings, accumulationSteps: 1, ema: null, steps: wholeBatches };
  const learner = await prepareLearner(plan, settings, dataset.info, context.dataRoot);
  let step: TrainStep | undefined;
  try {
    step = createTrainStep(learner.network, settings, dataset, train, context, learner.teacher);
    const points = await sweep(step, endlessBatches(step, dataset, train, settings), spec, context);
    const suggestion = suggestRate(points);
    return { kind: 'lrFind', name: document.name, dataset: dataset.info.id, points, suggestion };
  } finally {
    step?.dispose();
    disposeLearner(learner);
  }
}

/** The points that are numbers, up to where the loss explodes. */
async function sweep(
  trainStep: TrainStep,
  batches: Iterable<StepBatch>,
  { lowest, highest, steps }: Spec,
  context: JobContext,
): Promise<readonly RangePoint[]> {
  let points: readonly RangePoint[] = [];
  let reportedAt = Number.NEGATIVE_INFINITY;
  for (const batch of batches) {
    await takeTurns(context);
    const step = points.length + 1;
    const learningRate = sweptRate(lowest, highest, steps, step);
    const { loss } = trainStep.run(batch, { step, learningRate });
    if (!Number.isFinite(loss)) return points;
    points = addRangePoint(points, learningRate, loss);
    const isOver = step === steps || hasDiverged(points);
    const now = context.clock.now();
    if (isOver || now - reportedAt >= intervalMs) {
      context.emit({ type: 'progress', phase: 'measuring', done: isOver ? steps : step, total: steps });
      context.emit({ type: 'metric', scope: 'batch', epoch: 1, step, values: { loss, learningRate } });
      reportedAt = now;
    }
    if (isOver) break;
  }
  return points;
}
