import { AppError, serialiseError } from '../../../shared/base/appError.ts';
import type { SplitResult } from '../../../shared/jobs/JobResult.ts';
import type { MetricValues } from '../../../shared/jobs/JobEvent.ts';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import { learningRateAt } from '../../../shared/training/learningRateAt.ts';
import { startPlateau, watchPlateau } from '../../../shared/training/plateau.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import type { Run } from '../../runs/Run.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { networkValues } from '../model/networkValues.ts';
import { takeTurns } from '../takeTurns.ts';
import { batchesOf, epochOrder } from './batches.ts';
import { evaluateSplit } from './evaluateSplit.ts';
import { RunningMean } from './RunningMean.ts';
import { StepReporter } from './StepReporter.ts';
import type { TrainStep } from './TrainStep.ts';

/** Everything that a training needs, ready. */
export interface Training {
  readonly network: Network;
  readonly step: TrainStep;
  readonly settings: TrainSettings;
  readonly dataset: Dataset;
  readonly train: Split;
  readonly validation: Split;
  readonly run: Run;
  readonly context: JobContext;
}

const translator = createTranslator('en');

type Means = Omit<SplitResult, 'examples'>;

/** The learning rate is that of the last step. */
type EpochMeans = Means & { readonly learningRate: number };

interface EpochResult {
  readonly epoch: number;
  readonly step: number;
  readonly train: Means;
  readonly validation: SplitResult | null;
}

export interface Trained {
  /** As many as were begun. */
  readonly epochs: number;
  readonly steps: number;
  readonly stoppedEarly: boolean;
  /** The epoch with the lowest loss: of the validation images, if there are any. */
  readonly best: EpochResult;
  /** Training images that went through, and the time that took without validation. */
  readonly examples: number;
  readonly trainingMs: number;
}

const judgedBy = ({ train, validation }: EpochResult): Means => validation ?? train;

/**
 * Trains epoch by epoch until the epochs or the steps are through or the validation loss no longer falls. Every epoch
 * leaves a checkpoint; a disk that does not take one is told of, and training goes on.
 * @throws AppError `train/nanLoss`; the signal's reason when cancelled.
 */
export async function trainEpochs(training: Training): Promise<Trained> {
  const { settings, train, context } = training;
  const stepsPerEpoch = Math.ceil(train.count / settings.batchSize);
  const totalSteps = Math.min(settings.epochs * stepsPerEpoch, settings.steps ?? Number.POSITIVE_INFINITY);
  const reporter = new StepReporter(context, training.run, settings.epochs, totalSteps);
  let best: EpochResult | undefined;
  let [step, epoch, examples, trainingMs] = [0, 0, 0, 0];
  let stoppedEarly = false;
  let plateau = startPlateau(settings.optimizer.learningRate);
  const rateOf = (at: number): number =>
    learningRateAt(plateau.learningRate, settings.schedule, { step: at, stepsPerEpoch, totalSteps });
  while (step < totalSteps && !stoppedEarly) {
    epoch += 1;
    const startedAt = context.clock.now();
    reporter.resume();
    const mean = await runEpoch(training, reporter, { epoch, stepsBefore: step, totalSteps, rateOf });
    trainingMs += context.clock.now() - startedAt;
    examples += mean.examples;
    step = Math.min(step + stepsPerEpoch, totalSteps);
    const result = await finishEpoch(training, epoch, step, { ...mean.values, learningRate: rateOf(step) });
    stoppedEarly = shouldStop(settings, best, result);
    plateau = watchPlateau(settings.schedule, plateau, judgedBy(result).loss);
    if (!best || judgedBy(result).loss < judgedBy(best).loss) best = result;
  }
  if (!best) throw new AppError('train/settings', { field: 'steps', expected: '>= 1', received: String(totalSteps) });
  return { epochs: epoch, steps: step, stoppedEarly: stoppedEarly && step < totalSteps, best, examples, trainingMs };
}

function shouldStop({ earlyStopping }: TrainSettings, best: EpochResult | undefined, result: EpochResult): boolean {
  if (!earlyStopping || !best) return false;
  const hasFallen = judgedBy(result).loss < judgedBy(best).loss - earlyStopping.minDelta;
  return !hasFallen && result.epoch - best.epoch >= earlyStopping.patience;
}

interface EpochPlan {
  readonly epoch: number;
  readonly stepsBefore: number;
  readonly totalSteps: number;
  /** The learning rate of a step. */
  readonly rateOf: (step: number) => number;
}

async function runEpoch(
  { step: trainStep, settings, dataset, train, context }: Training,
  reporter: StepReporter,
  { epoch, stepsBefore, totalSteps, rateOf }: EpochPlan,
): Promise<RunningMean> {
  const mean = new RunningMean();
  const order = epochOrder(train.count, settings.seed, epoch);
  let step = stepsBefore;
  for (const batch of batchesOf(dataset, train, order, settings.batchSize)) {
    if (step === totalSteps) break;
    await takeTurns(context);
    step += 1;
    const learningRate = rateOf(step);
    const result = trainStep.run(batch, { step, learningRate });
    if (!Number.isFinite(result.loss)) {
      throw new AppError('train/nanLoss', { loss: String(result.loss), epoch, step, learningRate });
    }
    mean.add(result.loss, result.correct, batch.labels.length);
    const isLast = mean.examples === train.count || step === totalSteps;
    await reporter.step({ epoch, step, learningRate }, result, batch.labels.length, isLast);
  }
  return mean;
}

async function finishEpoch(training: Training, epoch: number, step: number, train: EpochMeans): Promise<EpochResult> {
  const { network, step: trainStep, dataset, validation: split, run, context } = training;
  trainStep.writeBack();
  const report = (scope: 'epoch' | 'validation', values: MetricValues): void => {
    const metric = { scope, epoch, step, values };
    context.emit({ type: 'metric', ...metric });
    run.metrics.add({ time: context.clock.now(), ...metric });
  };
  report('epoch', { ...train });
  const validation =
    split.count > 0 ? (await evaluateSplit(network, dataset, split, context, 'validating')).result : null;
  if (validation) report('validation', { loss: validation.loss, accuracy: validation.accuracy });
  const { loss, accuracy } = train;
  const result = { epoch, step, train: { loss, accuracy }, validation };
  await saveCheckpoint(training, result);
  return result;
}

async function saveCheckpoint({ network, run, context }: Training, result: EpochResult): Promise<void> {
  const { epoch, step } = result;
  const { loss, accuracy } = judgedBy(result);
  try {
    await run.metrics.flush();
    const path = await run.checkpoints.save({ epoch, step, loss, accuracy }, networkValues(network));
    context.emit({ type: 'artifact', artifact: 'checkpoint', path });
  } catch (thrown) {
    context.emit({ type: 'log', level: 'warning', message: translator.error(serialiseError(thrown)) });
  }
}
