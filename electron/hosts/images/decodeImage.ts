import sharp from 'sharp';
import { assert } from '../../../shared/base/assert.ts';
import type { PixelImage } from '../../../shared/jobs/PixelImage.ts';
import type { ImageRequest } from './ImageRequest.ts';

/** More pixels than any camera takes: beyond it, a file is a decompression bomb. */
const pixelLimit = 200_000_000;

const fits = { stretch: 'fill', crop: 'cover', pad: 'contain' } as const;

/**
 * Decodes one image file to the pixels that a network takes: upright (EXIF), resized as the document says, transparency
 * on black where the network does not take it. Grey is luma. Rejects with the decoder's own error.
 */
export async function decodeImage(file: string, request: Omit<ImageRequest, 'files'>): Promise<PixelImage> {
  const { height, width, channels, resize } = request;
  const upright = sharp(file, { limitInputPixels: pixelLimit }).autoOrient();
  const opaque = channels === 4 ? upright.ensureAlpha() : upright.flatten({ background: 'black' });
  const sized = opaque.resize({ width, height, fit: fits[resize], background: 'black' });
  const data = await sized
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer();
  assert(data.length === height * width * channels, `${channels} channels come out of the decoder`);
  return { name: file, height, width, channels, pixels: new Uint8Array(data) };
}
