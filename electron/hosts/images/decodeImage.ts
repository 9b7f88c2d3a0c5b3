import sharp, { type Sharp } from 'sharp';
import { assert } from '../../../shared/base/assert.ts';
import type { PixelImage } from '../../../shared/jobs/PixelImage.ts';
import type { ImageRequest } from './ImageRequest.ts';

/** More pixels than any camera takes: beyond it, a file is a decompression bomb. */
const pixelLimit = 200_000_000;

const fits = { stretch: 'fill', crop: 'cover', pad: 'contain' } as const;

export const openImage = (file: string): Sharp => sharp(file, { limitInputPixels: pixelLimit }).autoOrient();

/**
 * Decodes one image file to the pixels that a network takes: upright (EXIF), resized as the document says, transparency
 * on black where the network does not take it. Grey is luma. Rejects with the decoder's own error.
 */
export async function decodeImage(file: string, request: Omit<ImageRequest, 'files'>): Promise<PixelImage> {
  const { height, width, channels } = request;
  return { name: file, height, width, channels, pixels: await fitPixels(openImage(file), request) };
}

/** The pixels of an upright image in the size and channels asked for. */
export async function fitPixels(image: Sharp, request: Omit<ImageRequest, 'files'>): Promise<Uint8Array<ArrayBuffer>> {
  const { height, width, channels, resize } = request;
  const opaque = channels === 4 ? image.ensureAlpha() : image.flatten({ background: 'black' });
  const sized = opaque.resize({ width, height, fit: fits[resize], background: 'black' });
  const data = await sized
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer();
  assert(data.length === height * width * channels, `${channels} channels come out of the decoder`);
  return new Uint8Array(data);
}
