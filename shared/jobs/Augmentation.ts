import { z } from 'zod';

const share = z.number().min(0).max(1).default(0);

/**
 * How training images are changed before the network sees them: each image by its own draw, anew at every step. Sizes are
 * in pixels of the dataset's images; zero leaves a kind out. Validation, test and prediction see images as they are.
 */
export const augmentationSchema = z.strictObject({
  /** Mirrors every other image. */
  flip: z.enum(['none', 'horizontal', 'vertical', 'both']).default('none'),
  /** Moves by up to this many whole pixels each way: as padding and cropping at random. */
  crop: z.number().int().min(0).max(1024).default(0),
  /** Turns by up to this many degrees each way. */
  rotate: z.number().min(0).max(180).default(0),
  /** Enlarges by a factor of 1 - scale to 1 + scale. */
  scale: z.number().min(0).lt(1).default(0),
  /** Slants by up to this many degrees each way. */
  shear: z.number().min(0).max(80).default(0),
  /** What comes in from outside the image when it is moved: black, or the image again. */
  fill: z.enum(['constant', 'nearest', 'reflect', 'wrap']).default('constant'),
  /** Multiplies by 1 - brightness to 1 + brightness. */
  brightness: share,
  /** Spreads around the image's mean grey, by 1 - contrast to 1 + contrast. */
  contrast: share,
  /** Spreads around each pixel's grey, by 1 - saturation to 1 + saturation; images without colour stay. */
  saturation: share,
  /** The side of a black square at a random place (DeVries and Taylor 2017). */
  cutout: z.number().int().min(0).max(1024).default(0),
  /** Mixes images and labels in pairs, by shares of a Beta(mixup, mixup) distribution (Zhang et al. 2018). */
  mixup: z.number().min(0).max(100).default(0),
});
export type AugmentationSettings = z.infer<typeof augmentationSchema>;

/** Strengths that suit most small images: what a kind gets that is asked for without a number. */
export const usualStrengths: AugmentationSettings = {
  flip: 'horizontal',
  crop: 4,
  rotate: 10,
  scale: 0.1,
  shear: 10,
  fill: 'constant',
  brightness: 0.2,
  contrast: 0.2,
  saturation: 0.2,
  cutout: 8,
  mixup: 0.2,
};
