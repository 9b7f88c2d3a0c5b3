import { EagerStep } from '../../training/EagerStep.ts';
import type { TrainingTask, TrainingTrace } from './TrainingTask.ts';
import { traceTraining } from './traceTraining.ts';

/** What plain tfjs makes of a task, operation by operation. */
export const answer = (task: TrainingTask): TrainingTrace =>
  traceTraining(task, network => new EagerStep(network, task.settings));
