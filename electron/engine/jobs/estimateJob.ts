import { performance } from 'node:perf_hooks';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { viewExamples } from '../../datasets/selectExamples.ts';
import { disposeLearner, prepareLearner } from '../finetune/prepareLearner.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { takeTurns } from '../takeTurns.ts';
import { plainOrder } from '../training/batches.ts';
import { createTrainStep } from '../training/createTrainStep.ts';
import { evaluateSplit } from '../training/evaluateSplit.ts';
import { endlessBatches, firstBatch } from '../training/stepBatches.ts';
import { trainingSplit } from '../training/trainingSplit.ts';
import type { TrainStep } from '../training/TrainStep.ts';
import { planAndData } from './planAndData.ts';

type Spec = JobSpecOf<'estimate'>;
type Result = Extract<JobResult, { kind: 'estimate' }>;

/** The first ones set things up and are not counted. */
const warmSteps = 2;
const [fewestSteps, mostSteps] = [3, 20];
const enoughMs = 2000;
const evaluatedExamples = 200;

/** How much memory a training will take, and how long an epoch, found out by doing a little of it. Leaves no run. */
export async function estimateJob({ document, settings: asked }: Spec, context: JobContext): Promise<Result> {
  context.emit({ type: 'progress', phase: 'preparing', done: 0, total: 1 });
  const { plan, dataset } = await planAndData(document, asked.dataset, context.dataRoot);
  const [train, validation] = [await trainingSplit(dataset, asked), await dataset.load('validation')];
  const stepsPerEpoch = Math.ceil(train.count / asked.batchSize);
  const settings: TrainSettings = { ...asked, steps: Math.max(1, Math.floor(train.count / asked.batchSize)) };
  const learner = await prepareLearner(plan, settings, dataset.info, context.dataRoot);
  let step: TrainStep | undefined;
  try {
    step = createTrainStep(learner.network, settings, dataset, train, context, learner.teacher);
    const stepMs = await timeSteps(step, dataset, train, settings, context);
    // For the memory of it: a training looks at its weights after an epoch.
    step.inspect(firstBatch(step, dataset, train, settings.batchSize), { step: 1 });
    step.writeBack();
    const validationMs = await timeValidation(learner.network, dataset, validation, context);
    const memoryBytes = process.resourceUsage().maxRSS * 1024;
    return { kind: 'estimate', memoryBytes, stepMs, stepsPerEpoch, epochMs: stepMs * stepsPerEpoch + validationMs };
  } finally {
    step?.dispose();
    disposeLearner(learner);
  }
}

/** The median time of a step, in ms. */
async function timeSteps(
  step: TrainStep,
  dataset: Dataset,
  train: Split,
  settings: TrainSettings,
  context: JobContext,
): Promise<number> {
  const times: number[] = [];
  let number = 0;
  let elapsedMs = 0;
  for (const batch of endlessBatches(step, dataset, train, settings)) {
    await takeTurns(context);
    number += 1;
    const startedAt = performance.now();
    step.run(batch, { step: number, learningRate: settings.optimizer.learningRate });
    const tookMs = performance.now() - startedAt;
    if (number > warmSteps) times.push(tookMs);
    elapsedMs += tookMs;
    const isEnough = times.length >= fewestSteps && elapsedMs >= enoughMs;
    context.emit({ type: 'progress', phase: 'measuring', done: number, total: warmSteps + mostSteps });
    if (isEnough || times.length >= mostSteps) break;
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** How long the validation of all images takes, by some of them. The first pass records the network. */
async function timeValidation(
  network: Network,
  dataset: Dataset,
  validation: Split,
  context: JobContext,
): Promise<number> {
  const count = Math.min(evaluatedExamples, validation.count);
  if (count === 0) return 0;
  const some = viewExamples(validation, plainOrder(count));
  const startedAt = performance.now();
  await evaluateSplit(network, dataset, some, context, 'validating');
  return ((performance.now() - startedAt) * validation.count) / count;
}
