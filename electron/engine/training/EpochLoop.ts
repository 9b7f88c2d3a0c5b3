import { AppError } from '../../../shared/base/appError.ts';
import type { MetricValues } from '../../../shared/jobs/JobEvent.ts';
import type { SplitResult } from '../../../shared/jobs/JobResult.ts';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { learningRateAt } from '../../../shared/training/learningRateAt.ts';
import { watchPlateau } from '../../../shared/training/plateau.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { nothingSeen } from '../../runs/newProgress.ts';
import type { EpochResult, Progress } from '../../runs/Progress.ts';
import { networkValues } from '../model/networkValues.ts';
import { takeTurns } from '../takeTurns.ts';
import { epochOrder } from './batches.ts';
import { evaluateSplit } from './evaluateSplit.ts';
import { StateKeeper } from './StateKeeper.ts';
import { StatisticsReporter } from './StatisticsReporter.ts';
import { stepBatches } from './stepBatches.ts';
import { StepReporter } from './StepReporter.ts';
import { timed } from './timed.ts';
import type { Training } from './Training.ts';
import type { StepResult } from './TrainStep.ts';

/** Batches are made in a fraction of a millisecond. */
const preciseNow = (): number => performance.now();

const judgedBy = ({ train, validation }: EpochResult): Pick<SplitResult, 'loss' | 'accuracy'> => validation ?? train;

const isBetter = (result: EpochResult, best: EpochResult | null): boolean =>
  !best || judgedBy(result).loss < judgedBy(best).loss;

/** A training from some point on to its end, epoch by epoch. Where it stands is kept on disk again and again. */
export class EpochLoop {
  readonly #training: Training;
  readonly #stepsPerEpoch: number;
  readonly #totalSteps: number;
  readonly #reporter: StepReporter;
  readonly #keeper: StateKeeper;
  readonly #statistics: StatisticsReporter;
  #progress: Progress;

  constructor(training: Training, begun: Progress) {
    const { settings, train, context, run } = training;
    this.#training = training;
    this.#stepsPerEpoch = Math.ceil(train.count / settings.batchSize);
    this.#totalSteps = Math.min(settings.epochs * this.#stepsPerEpoch, settings.steps ?? Number.POSITIVE_INFINITY);
    this.#reporter = new StepReporter(context, run, settings.epochs, this.#totalSteps);
    this.#keeper = new StateKeeper(training, begun);
    this.#statistics = new StatisticsReporter(training, begun.best && judgedBy(begun.best).loss);
    this.#progress = begun;
  }

  /** @throws AppError `train/nanLoss`; the signal's reason when cancelled, with the state then kept. */
  async run(): Promise<Progress> {
    const { signal } = this.#training.context;
    try {
      while (!this.#isOver) {
        await this.#trainEpoch();
        await this.#finishEpoch();
      }
      return this.#timed();
    } catch (thrown) {
      if (signal.aborted) await this.#keeper.keep(this.#timed());
      throw thrown;
    }
  }

  /** The weights of the best epoch where the disk did not take them. */
  get unkept(): readonly NamedValues[] | null {
    return this.#keeper.unkept;
  }

  get #isOver(): boolean {
    const { epochs, stoppedEarly } = this.#progress;
    return stoppedEarly || epochs * this.#stepsPerEpoch >= this.#totalSteps;
  }

  /** Goes on with the epoch behind those that are through, at its place in the order. */
  async #trainEpoch(): Promise<void> {
    const { step: trainStep, settings, dataset, train, context, stopwatch } = this.#training;
    const epoch = this.#progress.epochs + 1;
    const seenSteps = this.#progress.step - this.#progress.epochs * this.#stepsPerEpoch;
    const order = epochOrder(train.count, settings.seed, epoch).subarray(seenSteps * settings.batchSize);
    this.#reporter.resume(this.#progress.step);
    let stepBeganAt = stopwatch.elapsedMs;
    const batches = stepBatches(trainStep, dataset, train, order, settings.batchSize);
    for (const batch of timed(batches, preciseNow, tookMs => this.#addDataTime(tookMs))) {
      if (this.#progress.step === this.#totalSteps) break;
      await takeTurns(context, () => this.#keeper.keep(this.#timed()));
      const step = this.#progress.step + 1;
      const learningRate = this.#rateAt(step);
      const result = trainStep.run(batch, { step, learningRate });
      requireNumber(result.loss, { epoch, step, learningRate });
      const now = stopwatch.elapsedMs;
      this.#advance(result, batch.labels.length, now - stepBeganAt);
      stepBeganAt = now;
      const isLast = this.#progress.seen.examples === train.count || step === this.#totalSteps;
      await this.#reporter.step({ epoch, step, learningRate }, result, batch.labels.length, isLast);
      await this.#statistics.watch(result.loss, { epoch, step });
      if (this.#keeper.isDue) await this.#keeper.keep(this.#timed());
    }
  }

  #addDataTime(tookMs: number): void {
    this.#progress = { ...this.#progress, dataMs: this.#progress.dataMs + tookMs };
  }

  #advance({ loss, correct }: StepResult, examples: number, tookMs: number): void {
    const { seen } = this.#progress;
    this.#progress = {
      ...this.#progress,
      step: this.#progress.step + 1,
      seen: {
        loss: seen.loss + loss * examples,
        correct: seen.correct + correct,
        examples: seen.examples + examples,
      },
      examples: this.#progress.examples + examples,
      trainingMs: this.#progress.trainingMs + tookMs,
    };
  }

  async #finishEpoch(): Promise<void> {
    const { network, step: trainStep, dataset, validation: split, settings, context } = this.#training;
    const { step, seen, best } = this.#progress;
    const epoch = this.#progress.epochs + 1;
    const learningRate = this.#rateAt(step);
    trainStep.writeBack();
    const count = Math.max(1, seen.examples);
    const train = { loss: seen.loss / count, accuracy: seen.correct / count };
    this.#report('epoch', epoch, { ...train, learningRate });
    const validation =
      split.count > 0 ? (await evaluateSplit(network, dataset, split, context, 'validating')).result : null;
    const result: EpochResult = { epoch, step, train, validation };
    requireNumber(judgedBy(result).loss, { epoch, step, learningRate });
    if (validation) this.#report('validation', epoch, { loss: validation.loss, accuracy: validation.accuracy });
    this.#progress = {
      ...this.#progress,
      epochs: epoch,
      seen: nothingSeen,
      best: isBetter(result, best) ? result : best,
      stoppedEarly: shouldStop(settings, best, result) && step < this.#totalSteps,
      plateau: watchPlateau(settings.schedule, this.#progress.plateau, judgedBy(result).loss),
    };
    const { loss, accuracy } = judgedBy(result);
    await this.#keeper.keep(this.#timed(), { epoch, step, loss, accuracy, weights: networkValues(network) });
    await this.#statistics.report({ epoch, step }, this.#isOver);
  }

  #report(scope: 'epoch' | 'validation', epoch: number, values: MetricValues): void {
    const { context, run } = this.#training;
    const metric = { scope, epoch, step: this.#progress.step, values };
    context.emit({ type: 'metric', ...metric });
    run.metrics.add({ time: context.clock.now(), ...metric });
  }

  #rateAt(step: number): number {
    const moment = { step, stepsPerEpoch: this.#stepsPerEpoch, totalSteps: this.#totalSteps };
    return learningRateAt(this.#progress.plateau.learningRate, this.#training.settings.schedule, moment);
  }

  #timed(): Progress {
    return { ...this.#progress, elapsedMs: this.#training.stopwatch.elapsedMs };
  }
}

/** @throws AppError `train/nanLoss` */
function requireNumber(loss: number, at: { epoch: number; step: number; learningRate: number }): void {
  if (!Number.isFinite(loss)) throw new AppError('train/nanLoss', { loss: String(loss), ...at });
}

function shouldStop({ earlyStopping }: TrainSettings, best: EpochResult | null, result: EpochResult): boolean {
  if (!earlyStopping || !best) return false;
  const hasFallen = judgedBy(result).loss < judgedBy(best).loss - earlyStopping.minDelta;
  return !hasFallen && result.epoch - best.epoch >= earlyStopping.patience;
}
