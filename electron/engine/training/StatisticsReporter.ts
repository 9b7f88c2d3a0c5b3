import { join } from 'node:path';
import { serialiseError } from '../../../shared/base/appError.ts';
import type { TrainingStatistics } from '../../../shared/training/TrainingStatistics.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import { writeAtomic } from '../../files/writeAtomic.ts';
import { statisticsFile } from '../../runs/readStatistics.ts';
import { batchesOf, plainOrder } from './batches.ts';
import { measureStatistics } from './measureStatistics.ts';
import type { Training } from './Training.ts';

/** A pass by single operations takes several times a step's memory: of large images only some. */
const mostImages = 32;
const mostValues = 1 << 21;

/** Epochs that follow each other faster are not looked at one by one. */
const intervalMs = 2000;

/** Tells the host, and the run's folder, how weights, gradients and rectifiers stand after an epoch. */
export class StatisticsReporter {
  readonly #training: Training;
  #reportedAt = Number.NEGATIVE_INFINITY;

  constructor(training: Training) {
    this.#training = training;
  }

  async report(at: Pick<TrainingStatistics, 'epoch' | 'step'>): Promise<void> {
    const { network, dataset, train, run, context } = this.#training;
    const now = context.clock.now();
    if (now - this.#reportedAt < intervalMs) return;
    const { height, width, channels } = network.plan.input;
    const fitting = Math.max(1, Math.floor(mostValues / (height * width * channels)));
    const count = Math.min(mostImages, fitting, train.count);
    const [batch] = batchesOf(dataset, train, plainOrder(count), count);
    if (!batch) return;
    try {
      const statistics = measureStatistics(network, batch, at);
      this.#reportedAt = context.clock.now();
      context.emit({ type: 'statistics', statistics });
      await writeAtomic(join(run.folder, statisticsFile), JSON.stringify(statistics));
    } catch (thrown) {
      // Too little memory or disk for a look at the training does not end it.
      context.emit({ type: 'log', level: 'warning', message: createTranslator('en').error(serialiseError(thrown)) });
    }
  }
}
