import type { TrainSettings } from '../../shared/jobs/TrainSettings.ts';
import { startPlateau } from '../../shared/training/plateau.ts';
import type { Progress } from './Progress.ts';

/** Of the epoch that is about to begin. */
export const nothingSeen: Progress['seen'] = { loss: 0, correct: 0, examples: 0 };

/** Where every training begins. */
export const newProgress = ({ optimizer }: TrainSettings): Progress => ({
  epochs: 0,
  step: 0,
  seen: nothingSeen,
  best: null,
  stoppedEarly: false,
  plateau: startPlateau(optimizer.learningRate),
  examples: 0,
  trainingMs: 0,
  dataMs: 0,
  elapsedMs: 0,
});
