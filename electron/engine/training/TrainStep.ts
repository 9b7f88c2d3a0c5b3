import type { Batch } from './batches.ts';

export interface StepResult {
  /** The mean over the batch, before the update. */
  readonly loss: number;
  /** How many images the network named right, before the update. */
  readonly correct: number;
}

/** One update of a network by a batch, however it is carried out. */
export interface TrainStep {
  /** Prepares the images and updates the weights. `step` counts from 1. */
  run(batch: Batch, step: number): StepResult;
  /** Brings the network's own weights up to date, for whoever reads them. */
  writeBack(): void;
  dispose(): void;
}
