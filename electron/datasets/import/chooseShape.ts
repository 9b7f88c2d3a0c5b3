import type { ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import type { ImageReader } from './ImportContext.ts';
import type { ImageShape, SourceDataset } from './SourceDataset.ts';

/** Larger photographs are brought to this side, if nobody asks for another size. */
const usualSide = 224;

/** The shape of an imported dataset's images: as asked for, else as they are, else as most of a sample are. */
export async function chooseShape(
  { shape }: Pick<SourceDataset, 'shape'>,
  { size, channels }: ImportSettings,
  images: ImageReader,
): Promise<ImageShape> {
  const found = 'sample' in shape ? await shapeOfMost(shape.sample, images) : shape;
  return { ...(size ?? found), channels: channels ?? (found.channels === 1 ? 1 : 3) };
}

async function shapeOfMost(sample: readonly string[], images: ImageReader): Promise<ImageShape> {
  const shapes: ImageShape[] = [];
  for (const file of sample) {
    const shape = await images.measure(file).catch(() => null);
    if (shape) shapes.push(shape);
  }
  const isGrey = shapes.length > 0 && shapes.every(({ channels }) => channels === 1);
  const sizes = new Map<string, { readonly shape: ImageShape; count: number }>();
  for (const shape of shapes) {
    const key = `${shape.height} × ${shape.width}`;
    const known = sizes.get(key) ?? { shape, count: 0 };
    known.count += 1;
    sizes.set(key, known);
  }
  const [most] = [...sizes.values()].sort((a, b) => b.count - a.count);
  const isOneSize = most !== undefined && most.count > shapes.length / 2;
  const { height, width } = most?.shape ?? { height: usualSide, width: usualSide };
  const isUsable = isOneSize && Math.max(height, width) <= usualSide;
  const smallest = Math.min(usualSide, ...shapes.map(shape => Math.min(shape.height, shape.width)));
  return { ...(isUsable ? { height, width } : { height: smallest, width: smallest }), channels: isGrey ? 1 : 3 };
}
