import { AppError } from '../../../shared/base/appError.ts';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';

type Settings = Pick<TrainSettings, 'classWeights'>;

/** That there is a weight for each class, and one that counts. @throws AppError `train/settings` */
export function requireClassWeights({ classWeights }: Settings, classes: number): void {
  if (!Array.isArray(classWeights)) return;
  const refuse = (expected: string, received: string): AppError =>
    new AppError('train/settings', { field: 'classWeights', expected, received });
  if (classWeights.length !== classes) throw refuse(`${classes} numbers`, String(classWeights.length));
  // No loss, no gradient: a training would end well and have learned nothing.
  if (classWeights.every(weight => weight === 0)) throw refuse('> 0', '0');
}

/**
 * What an image of each class counts, null where all count 1. Balanced weights are those with which every class counts the
 * same and an image counts 1 on average. `labels` are those of the training images. @throws AppError `train/settings`
 */
export function classWeightsOf(
  settings: Settings,
  labels: ArrayLike<number>,
  classes: number,
): readonly number[] | null {
  requireClassWeights(settings, classes);
  if (settings.classWeights !== 'balanced') return settings.classWeights;
  const counts = Array<number>(classes).fill(0);
  for (const label of Array.from(labels)) counts[label] = (counts[label] ?? 0) + 1;
  const present = counts.filter(count => count > 0).length;
  return counts.map(count => (count === 0 ? 0 : labels.length / (present * count)));
}
