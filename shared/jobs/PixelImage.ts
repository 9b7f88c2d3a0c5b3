import { z } from 'zod';

/** A decoded image: `pixels` holds height × width × channels bytes, row by row, channels last. */
export const pixelImageSchema = z.strictObject({
  name: z.string(),
  height: z.number().int().positive(),
  width: z.number().int().positive(),
  channels: z.number().int().positive(),
  pixels: z.instanceof(Uint8Array),
});
export type PixelImage = z.infer<typeof pixelImageSchema>;
