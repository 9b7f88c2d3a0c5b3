import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import type { AugmentationSettings } from '../../../shared/jobs/Augmentation.ts';
import { colourImages } from './colourImages.ts';
import { cutOut } from './cutOut.ts';
import { createDraws, type Draws } from './draws.ts';
import { mixLabels, mixUp } from './mixUp.ts';
import { moveImages } from './moveImages.ts';

/** Changes images (float32, 0..255) by random numbers; without strength it hands back what it got. */
type Kind = (images: Tensor4D, settings: AugmentationSettings, draws: Draws) => Tensor4D;

/** In this order: a square that is cut out is not turned or coloured. */
const kinds: readonly Kind[] = [moveImages, colourImages, cutOut];

/** What augmentation works on and makes. */
export interface RawBatch {
  /** float32, 0..255. */
  readonly pixels: Tensor4D;
  /** int32 `[batch]` */
  readonly labels: Tensor;
}

export interface AugmentedBatch {
  readonly pixels: Tensor4D;
  /** `[batch, classes]` where images are mixtures, null where the labels say it all. */
  readonly shares: Tensor | null;
}

/**
 * Training images as the network sees them this time. By TensorFlow's own operations, so that a step can be recorded with
 * it. `seed` holds the run's seed and the step: a resumed run goes on with the same numbers.
 */
export function augmentBatch(
  { pixels, labels }: RawBatch,
  settings: AugmentationSettings | null,
  classes: number,
  seed: Tensor,
): AugmentedBatch {
  if (!settings) return { pixels, shares: null };
  const draws = createDraws(seed, pixels.shape[0]);
  const changed = kinds.reduce((images, kind) => kind(images, settings, draws), pixels);
  if (settings.mixup === 0) return { pixels: changed, shares: null };
  const { images, shares } = mixUp(changed, settings.mixup, draws);
  return { pixels: images, shares: mixLabels(labels, classes, shares) };
}
