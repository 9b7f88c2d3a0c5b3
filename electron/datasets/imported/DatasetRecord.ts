import { z } from 'zod';
import { importSettingsSchema } from '../../../shared/jobs/ImportSettings.ts';

const count = z.number().int().min(0);

/** What `info.json` says of an imported dataset. */
export const datasetRecordSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string().min(1),
  name: z.string().min(1),
  /** Milliseconds since 1970. */
  importedAt: z.number(),
  /** The file or folder it came from. */
  source: z.string(),
  settings: importSettingsSchema,
  height: z.number().int().min(1),
  width: z.number().int().min(1),
  channels: z.number().int().min(1),
  labels: z.array(z.string()).min(1).max(65_536),
  examples: z.strictObject({ train: count, validation: count, test: count }),
  /** Images a file of images holds; the last one holds the rest. */
  shardImages: z.number().int().min(1),
  skipped: count,
  /** SHA-256 over shape, class names, images, classes and splits. */
  hash: z.string(),
});
export type DatasetRecord = z.infer<typeof datasetRecordSchema>;

/** The list of what an import left out. */
export const skippedSchema = z.array(
  z.strictObject({
    name: z.string(),
    reason: z.string(),
    because: z.string().optional(),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
);

/** Over all splits. */
export const exampleCount = ({ examples }: DatasetRecord): number =>
  examples.train + examples.validation + examples.test;

/** What one image takes: a byte a value. */
export const imageBytesOf = ({ height, width, channels }: DatasetRecord): number => height * width * channels;
