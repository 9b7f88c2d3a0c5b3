import { join } from 'node:path';
import { serialiseError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import { isExplosion, type LossWatch, watchLoss } from '../../../shared/training/lossRise.ts';
import type { TrainingStatistics } from '../../../shared/training/TrainingStatistics.ts';
import { describeWarning } from '../../../shared/training/describeWarning.ts';
import { judgeStatistics } from '../../../shared/training/judgeStatistics.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import { writeAtomic } from '../../files/writeAtomic.ts';
import { statisticsFile } from '../../runs/readStatistics.ts';
import { classifierOf, headLosses } from './losses.ts';
import { measureStatistics } from './measureStatistics.ts';
import { firstBatch } from './stepBatches.ts';
import type { Training } from './Training.ts';

/** Epochs that follow each other faster are not looked at one by one. */
const intervalMs = 2000;

/** Of the time between one look and the next, at most this share goes into looking: it takes a step, and all weights. */
const shareOfTime = 0.01;

type Position = Pick<TrainingStatistics, 'epoch' | 'step'>;

/** Tells the host, and the run's folder, how weights, gradients and rectifiers stand after an epoch, and once the loss explodes. */
export class StatisticsReporter {
  readonly #training: Training;
  #dueAt = Number.NEGATIVE_INFINITY;
  #losses: LossWatch;

  /** `lowestLoss` before this part of the training; null where there was none. */
  constructor(training: Training, lowestLoss: number | null) {
    this.#training = training;
    this.#losses = { lowest: lowestLoss, rise: null };
  }

  /** Sees the loss of every batch. The first one that explodes is told of at once. */
  async watch(loss: number, at: Position): Promise<void> {
    const wasExplosion = isExplosion(this.#losses.rise);
    this.#losses = watchLoss(this.#losses, loss, at.step);
    if (wasExplosion || !isExplosion(this.#losses.rise)) return;
    const [warning] = judgeStatistics({ ...at, weights: [], rectifiers: [], loss: this.#loss });
    this.#warn(describeWarning(required(warning, 'the explosion'), createTranslator('en')));
    this.#training.step.writeBack();
    await this.#look(at);
  }

  /** After the last epoch it looks in any case: what people see of a run that is through must be its end. */
  async report(at: Position, isLast: boolean): Promise<void> {
    const { clock } = this.#training.context;
    const beganAt = clock.now();
    if (beganAt < this.#dueAt && !isLast) return;
    await this.#look(at);
    const endedAt = clock.now();
    this.#dueAt = endedAt + Math.max(intervalMs, (endedAt - beganAt) / shareOfTime);
  }

  get #loss(): TrainingStatistics['loss'] {
    const heads = headLosses(this.#training.network.plan, 'training');
    const { node, layer } = required(heads[classifierOf(heads) ?? 0], 'a head').head;
    return this.#losses.rise && { node, layer, rise: this.#losses.rise };
  }

  async #look(at: Position): Promise<void> {
    const { network, step, settings, dataset, train, run, context } = this.#training;
    try {
      const batch = firstBatch(step, dataset, train, settings.batchSize);
      const statistics = { ...at, ...measureStatistics(network, step.inspect(batch, at)), loss: this.#loss };
      context.emit({ type: 'statistics', statistics });
      await writeAtomic(join(run.folder, statisticsFile), JSON.stringify(statistics));
    } catch (thrown) {
      // Too little memory or disk for a look at the training does not end it.
      this.#warn(createTranslator('en').error(serialiseError(thrown)));
    }
  }

  #warn(message: string): void {
    this.#training.context.emit({ type: 'log', level: 'warning', message });
  }
}
