import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { AppError } from '../../../shared/base/appError.ts';
import type { ReasonCode } from '../../../shared/text/en/reasons.ts';
import type { TextValues } from '../../../shared/text/fill.ts';
import { because, reasonValues } from '../../../shared/text/Reason.ts';
import type { ImageReader } from '../../datasets/import/ImportContext.ts';
import type { ImageShape, RawImage } from '../../datasets/import/SourceDataset.ts';
import { createQueue } from '../../files/createQueue.ts';
import { decodeBmp } from './decodeBmp.ts';
import { fitPixels, openImage } from './decodeImage.ts';

/** An image of more bytes is refused: it would take the memory of the rest. */
const mostBytes = 192 * 2 ** 20;
/** An image of more bytes is decoded while no other such is. */
const largeBytes = 24 * 2 ** 20;

// A file is read once: there is nothing to remember between two of them.
sharp.cache(false);
sharp.concurrency(1);
// Pictures, and not the drawings and documents that the decoder could also open.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map(format => `VipsForeignLoad${format}`),
});

const oneAtATime = createQueue();

/** Decodes the images of an import in as little memory as they need, whoever made them. */
export const imageReader: ImageReader = {
  measure: async file => (isBmp(file) ? shapeOf(await readBmp(file)) : (await examine(file)).shape),
  async read(image, shape, resize) {
    if ('pixels' in image) return fitPixels(ofRaw(image), { ...shape, resize });
    if (isBmp(image.file)) return fitPixels(ofRaw(await readBmp(image.file)), { ...shape, resize });
    const { bytes } = await examine(image.file);
    const decode = (): Promise<Uint8Array> => fitPixels(openImage(image.file), { ...shape, resize });
    return bytes > largeBytes ? oneAtATime(decode) : decode();
  },
};

const ofRaw = ({ pixels, height, width, channels }: RawImage) =>
  sharp(pixels, { raw: { height, width, channels: channels === 1 ? 1 : channels === 4 ? 4 : 3 } });

const isBmp = (file: string): boolean => /\.bmp$/i.test(file);

const shapeOf = ({ height, width, channels }: RawImage): ImageShape => ({ height, width, channels });

const unreadable = (file: string, code: ReasonCode, values?: TextValues): AppError =>
  new AppError('image/unreadable', { ...reasonValues(because(code, values)), file });

async function readBmp(file: string): Promise<RawImage> {
  const { size } = await stat(file);
  if (size > mostBytes) throw unreadable(file, 'image.bytes', { bytes: size });
  const image = decodeBmp(await readFile(file));
  if (!image) throw unreadable(file, 'image.bitmap');
  return image;
}

/** What an image's header says. Rejects for what would take too much memory. */
async function examine(file: string): Promise<{ readonly shape: ImageShape; readonly bytes: number }> {
  const { autoOrient, channels, depth, hasAlpha } = await openImage(file).metadata();
  const { height, width } = autoOrient;
  const bytes = height * width * channels * (sampleBytes[depth] ?? 1);
  if (bytes > mostBytes) throw unreadable(file, 'image.pixels', { width, height });
  return { shape: { height, width, channels: hasAlpha ? channels - 1 : channels }, bytes };
}

const sampleBytes: Readonly<Record<string, number>> = { ushort: 2, short: 2, uint: 4, int: 4, float: 4, double: 8 };
