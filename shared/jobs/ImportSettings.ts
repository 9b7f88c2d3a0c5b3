import { z } from 'zod';

/** The formats that datasets can be imported from. */
export const datasetFormatIds = ['folders', 'idx', 'cifar', 'numpy', 'csv'] as const;
export type DatasetFormatId = (typeof datasetFormatIds)[number];

const share = z.number().min(0).max(0.9);

/** How somebody's data becomes a dataset. Everything that influences its bytes is here, so that it can be imported again. */
export const importSettingsSchema = z.strictObject({
  /** `null` takes the name of the file or folder. */
  name: z.string().trim().min(1).max(100).nullable().default(null),
  /** `null` recognises it. */
  format: z.enum(datasetFormatIds).nullable().default(null),
  /** `null` keeps the size of the images; where they differ, the size of most of them, at most 224. */
  size: z
    .strictObject({ height: z.number().int().min(1).max(1024), width: z.number().int().min(1).max(1024) })
    .nullable()
    .default(null),
  /** How an image of another shape is brought to the size. */
  resize: z.enum(['stretch', 'crop', 'pad']).default('stretch'),
  /** Grey or colour; `null` keeps what the images have. */
  channels: z.literal([1, 3]).nullable().default(null),
  /** The share of the training examples that becomes the test, where the source has none. */
  testSplit: share.default(0.1),
  /** The share of them that becomes the validation, where the source has none. */
  validationSplit: share.default(0.1),
  seed: z.number().int().min(0).max(0xffff_ffff).default(1),
  /** Which of CIFAR-100's labels are the classes: 100 fine or 20 coarse ones. */
  labelKind: z.enum(['fine', 'coarse']).default('fine'),
});
export type ImportSettings = z.infer<typeof importSettingsSchema>;

export const defaultImportSettings: ImportSettings = importSettingsSchema.parse({});
