import { z } from 'zod';
import { documentSchema } from '../graph/GraphDocument.ts';
import { augmentationSchema } from './Augmentation.ts';
import { pixelImageSchema } from './PixelImage.ts';
import { importSettingsSchema } from './ImportSettings.ts';
import { trainSettingsSchema } from './TrainSettings.ts';

/** A run's id or folder. */
const run = z.string().min(1).max(4096);

/** Images that go through a network at once while it is timed. */
export const profileBatchSchema = z.number().int().min(1).max(256);

/** What an engine process can be asked to do. A job is plain data, so that every host can start it. */
export const jobSpecSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('train'),
    document: documentSchema,
    settings: trainSettingsSchema,
    /** Exports the trained model here as well (a folder; made if missing). */
    exportTo: z.string().min(1).nullable().default(null),
  }),
  /** Goes on with a run that was stopped or interrupted, in its own folder. Seen from outside it is a `train` job. */
  z.strictObject({ kind: z.literal('resume'), run, exportTo: z.string().min(1).nullable().default(null) }),
  z.strictObject({
    kind: z.literal('evaluate'),
    run,
    dataset: z.string().nullable().default(null),
    /** Hands back what it said of every image as well. */
    withImages: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('predict'), run, images: z.array(pixelImageSchema).min(1).max(10_000) }),
  /** Keeps a trained network in memory and answers questions about it until it is cancelled. */
  z.strictObject({ kind: z.literal('serve'), run }),
  /** How strong the gradient of each weight of an untrained network is at the first step. */
  z.strictObject({
    kind: z.literal('gradients'),
    document: documentSchema,
    dataset: z.string().min(1).max(1000),
    batchSize: z.number().int().min(1).max(4096).default(64),
    seed: z.number().int().min(0).max(0xffff_ffff).default(1),
  }),
  /** How long an untrained network takes for images; weights do not change that. */
  z.strictObject({
    kind: z.literal('profile'),
    document: documentSchema,
    batchSize: profileBatchSchema.default(1),
  }),
  /** Which learning rate suits: tries them from the lowest to the highest, one a step. */
  z
    .strictObject({
      kind: z.literal('lrFind'),
      document: documentSchema,
      settings: trainSettingsSchema,
      lowest: z.number().positive().max(100).default(1e-6),
      highest: z.number().positive().max(100).default(1),
      steps: z.number().int().min(10).max(10_000).default(100),
    })
    .refine(({ lowest, highest }) => lowest < highest, { path: ['highest'], error: '> lowest' }),
  /** How much memory a training will take, and how long. */
  z.strictObject({ kind: z.literal('estimate'), document: documentSchema, settings: trainSettingsSchema }),
  /** What augmentation makes of some training images. */
  z.strictObject({
    kind: z.literal('previewAugmentation'),
    dataset: z.string().min(1).max(1000),
    augmentation: augmentationSchema,
    count: z.number().int().min(1).max(64).default(6),
    variants: z.number().int().min(1).max(64).default(5),
    seed: z.number().int().min(0).max(0xffff_ffff).default(1),
  }),
  /** What the capsules of a trained network know of test images. Writes the pictures to `folder`, or hands them back. */
  z.strictObject({
    kind: z.literal('capsules'),
    run,
    dataset: z.string().nullable().default(null),
    indices: z.array(z.number().int().min(0)).min(1).max(100),
    folder: z.string().min(1).nullable().default(null),
  }),
  /** Makes a dataset of a file or folder. */
  z.strictObject({
    kind: z.literal('importDataset'),
    source: z.string().min(1).max(4096),
    settings: importSettingsSchema,
  }),
  z.strictObject({ kind: z.literal('export'), run, format: z.enum(['tfjs']), folder: z.string().min(1) }),
]);
export type JobSpec = z.infer<typeof jobSpecSchema>;
export type JobKind = Exclude<JobSpec['kind'], 'resume'>;
export type JobSpecOf<Kind extends JobSpec['kind']> = Extract<JobSpec, { kind: Kind }>;

export const jobKindOf = ({ kind }: JobSpec): JobKind => (kind === 'resume' ? 'train' : kind);
