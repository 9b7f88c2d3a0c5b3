import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import { augmentBatch } from '../augmentation/augmentBatch.ts';
import { teach } from '../finetune/Teacher.ts';
import type { Network } from '../model/Network.ts';
import { type LossGradients, lossGradients } from './lossGradients.ts';
import type { HeadLoss } from './losses.ts';
import { preparePixels } from './prepareImages.ts';
import type { StepSettings } from './TrainStep.ts';

/** What a step gets: images as they are in the dataset (float32, 0..255), their classes, and the run's seed with the step. */
interface RawBatch {
  readonly pixels: Tensor4D;
  readonly labels: Tensor;
  readonly seed: Tensor;
  /** Rectifiers whose outputs are looked at. */
  readonly watched?: readonly string[];
}

/** From a batch to its gradients, by operations that can be recorded: both ways to train begin here. */
export function stepGradients(
  network: Network,
  heads: readonly HeadLoss[],
  { augmentation, labelSmoothing, classWeights, teacher }: StepSettings,
  { pixels, labels, seed, watched = [] }: RawBatch,
): LossGradients {
  const { input } = network.plan;
  const changed = augmentBatch({ pixels, labels }, augmentation, input.classes, seed);
  const images: Tensor = preparePixels(changed.pixels, input);
  const teaching = teacher ? teach(teacher, changed.pixels) : null;
  const targets = { labels, shares: changed.shares, labelSmoothing, classWeights };
  return lossGradients(network, heads, { ...targets, images, seed, teaching, watched });
}
