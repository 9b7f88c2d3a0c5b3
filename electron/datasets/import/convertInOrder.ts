import type { ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import { reasonOf } from './reasonOf.ts';
import type { ImageReader } from './ImportContext.ts';
import type { ImageShape, LabelledImage, Skipped, SourceExample } from './SourceDataset.ts';

/** How many images are decoded at a time. */
const width = 8;

export interface ConvertedImage extends Omit<LabelledImage, 'image'> {
  readonly pixels: Uint8Array;
}

/** Brings images to a shape, several at a time, in their order. What cannot be read is passed on as skipped. */
export async function* convertInOrder(
  examples: AsyncIterable<SourceExample> | Iterable<SourceExample>,
  images: ImageReader,
  shape: ImageShape,
  resize: ImportSettings['resize'],
): AsyncGenerator<ConvertedImage | Skipped> {
  const convert = async (example: SourceExample): Promise<ConvertedImage | Skipped> => {
    if ('reason' in example) return example;
    const { image, name, split, label } = example;
    if ('pixels' in image && isOf(image, shape)) return { name, split, label, pixels: image.pixels };
    try {
      return { name, split, label, pixels: await images.read(image, shape, resize) };
    } catch (thrown) {
      return { name, ...reasonOf(thrown) };
    }
  };
  const waiting: Promise<ConvertedImage | Skipped>[] = [];
  for await (const example of examples) {
    waiting.push(convert(example));
    const first = waiting.length > width ? waiting.shift() : undefined;
    if (first) yield await first;
  }
  for (const last of waiting) yield await last;
}

const isOf = (image: ImageShape, { height, width, channels }: ImageShape): boolean =>
  image.height === height && image.width === width && image.channels === channels;
