import { type AugmentationSettings, augmentationSchema, usualStrengths } from '../../shared/jobs/Augmentation.ts';

/** The kinds whose strength is a number. */
export type NumberKind = Exclude<keyof AugmentationSettings, 'flip' | 'fill'>;

interface KindField {
  readonly max: number;
  readonly step: number;
  readonly unit?: string;
}

/** How the strength of each kind is chosen, in the order of the form. */
export const numberKinds: Readonly<Record<NumberKind, KindField>> = {
  crop: { max: 1024, step: 1, unit: 'px' },
  rotate: { max: 180, step: 1, unit: '°' },
  scale: { max: 0.99, step: 0.05 },
  shear: { max: 80, step: 1, unit: '°' },
  brightness: { max: 1, step: 0.05 },
  contrast: { max: 1, step: 0.05 },
  saturation: { max: 1, step: 0.05 },
  cutout: { max: 1024, step: 1, unit: 'px' },
  mixup: { max: 100, step: 0.1 },
};

/** What turning augmentation on begins with: what suits nearly every image. Mirrored digits are no digits. */
export const firstAugmentation: AugmentationSettings = {
  ...augmentationSchema.parse({}),
  crop: usualStrengths.crop,
  rotate: usualStrengths.rotate,
};

/** Whether anything comes in from outside the image. */
export const bringsInEdges = ({ crop, rotate, scale, shear }: AugmentationSettings): boolean =>
  [crop, rotate, scale, shear].some(strength => strength > 0);
