import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { Split } from '../../datasets/Dataset.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import type { Teacher } from '../finetune/Teacher.ts';
import type { StepBatch } from './batches.ts';

export interface StepResult {
  /** The mean over the batch, before the update. */
  readonly loss: number;
  /** How many images the network named right, before the update. */
  readonly correct: number;
}

/** Those of a training's settings that change what a step does. */
export type StepSettings = Pick<
  TrainSettings,
  | 'optimizer'
  | 'seed'
  | 'augmentation'
  | 'globalClipNorm'
  | 'clipValue'
  | 'labelSmoothing'
  | 'ema'
  | 'accumulationSteps'
> & {
  /** By class, in their order; null counts all alike. */
  readonly classWeights: readonly number[] | null;
  readonly teacher?: Teacher | null;
};

/** How the gradients and the activations of a step stand. */
export interface Inspection {
  /** Of the batch, before they are limited, by the names of the weights: those that follow one. */
  readonly gradients: ReadonlyMap<string, Float32Array>;
  /** Of each rectifier, by its layer, the share of the channels that are zero for every image, 0..1. */
  readonly dead: ReadonlyMap<string, number>;
}

/** When a step happens: what changes from one to the next besides the batch. */
export interface StepMoment {
  /** Counted from 1, over all epochs: random numbers follow from it. */
  readonly step: number;
  readonly learningRate: number;
}

/** One update of a network by a batch, however it is carried out. */
export interface TrainStep {
  /** The split whose images it holds: batches of it need not bring them. */
  readonly held: Split | null;
  /** Prepares the images and updates the weights. */
  run(batch: StepBatch, moment: StepMoment): StepResult;
  /** Looks at a batch as a step would, and changes nothing. */
  inspect(batch: StepBatch, moment: Pick<StepMoment, 'step'>): Inspection;
  /** Brings the network's own weights up to date, for whoever reads them. */
  writeBack(): void;
  /** Everything that changes from step to step, by name: weights, and what the optimizer remembers. */
  state(): readonly NamedValues[];
  /** Goes back to a state. Answers the first name that the state lacks or has in another shape; nothing is then changed. */
  restore(state: readonly NamedValues[]): string | null;
  dispose(): void;
}
