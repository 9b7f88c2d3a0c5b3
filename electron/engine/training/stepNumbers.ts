import type { StepMoment, StepSettings } from './TrainStep.ts';

/** The numbers that the rules of an update take, at a step. */
export interface StepNumbers {
  /** Whether the weights change: at the last of the steps that accumulate. */
  readonly isUpdate: boolean;
  /** Counts the updates, from 1, this one or the next included. */
  readonly update: number;
  readonly learningRate: number;
  /** The share of the new weights in their average. */
  readonly forgetting: number;
}

/** For a step as the run counts it, from 1. */
export function stepNumbers(
  { step, learningRate }: StepMoment,
  { accumulationSteps, ema }: Pick<StepSettings, 'accumulationSteps' | 'ema'>,
): StepNumbers {
  const update = Math.ceil(step / accumulationSteps);
  // Young averages forget sooner, or they would hold on to the weights before training.
  const momentum = Math.min(ema?.momentum ?? 0, (1 + update) / (10 + update));
  return { isUpdate: step % accumulationSteps === 0, update, learningRate, forgetting: 1 - momentum };
}
