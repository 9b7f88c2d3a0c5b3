import type { LayerPlan } from '../../../../shared/lowering/LayerPlan.ts';
import type { NamedValues } from '../../../runs/NamedValues.ts';
import type { Batch } from '../../training/batches.ts';
import type { StepSettings } from '../../training/TrainStep.ts';

/** Some steps of training, from given weights: everything that decides what comes out. */
export interface TrainingTask {
  readonly plan: LayerPlan;
  /** Under the plan's names. */
  readonly weights: readonly NamedValues[];
  readonly settings: StepSettings;
  readonly batches: readonly Batch[];
  readonly learningRate: number;
}

export interface TrainingTrace {
  /** Of each step. */
  readonly losses: readonly number[];
  /** Sums since the last update, by the names of the weights: none unless gradients add up. */
  readonly gradients: readonly NamedValues[];
  /** After the last step. */
  readonly weights: readonly NamedValues[];
}
