import { z } from 'zod';
import { splitSchema } from './SplitName.ts';

/** Some images of a split, by their places in it. */
export const imagesRequestSchema = z.strictObject({
  dataset: z.string().min(1).max(200),
  split: splitSchema,
  indices: z.array(z.number().int().min(0).max(0xffff_ffff)).min(1).max(500),
  /** Larger ones come reduced to this; `null` leaves them as they are, for a few. */
  side: z.number().int().min(8).max(256).nullable(),
});
export type ImagesRequest = z.infer<typeof imagesRequestSchema>;

export interface DatasetImages {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** One image after another, row by row, channels last. */
  readonly pixels: Uint8Array;
}
