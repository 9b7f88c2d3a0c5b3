import { AppError } from '../../../shared/base/appError.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import type { EpochResult, Progress } from '../../runs/Progress.ts';
import { newProgress } from '../../runs/newProgress.ts';
import { EpochLoop } from './EpochLoop.ts';
import type { Training } from './Training.ts';

/** A training that is through: `best` is the epoch with the lowest loss, of the validation images if there are any. */
export type Trained = Progress & {
  readonly best: EpochResult;
  /** The weights of that epoch where the disk did not take them. */
  readonly unkept: readonly NamedValues[] | null;
};

/**
 * Trains epoch by epoch until the epochs or the steps are through or the validation loss no longer falls, from the
 * beginning or from where it was left. Every epoch leaves a checkpoint, and so does whoever stops or holds it.
 * @throws AppError `train/nanLoss`; the signal's reason when cancelled.
 */
export async function trainEpochs(training: Training, begun = newProgress(training.settings)): Promise<Trained> {
  const loop = new EpochLoop(training, begun);
  const progress = await loop.run();
  const { best, step } = progress;
  if (!best) throw new AppError('train/settings', { field: 'steps', expected: '>= 1', received: String(step) });
  return { ...progress, best, unkept: loop.unkept };
}
