import { unreadable } from '../unreadable.ts';
import { type ArrayFile, headOf } from './ArrayFile.ts';
import type { ImageLayout } from './imageLayout.ts';
import { type NpyHeader, readNpyHeader } from './NpyHeader.ts';

/** The images of an array as bytes, channels last. Numbers from 0 to 1 are taken times 255. */
export async function* readImages(array: ArrayFile, layout: ImageLayout): AsyncGenerator<Uint8Array> {
  const header = await headOf(array);
  const scale = header.isFloat ? await scaleOf(array, header) : 1;
  const toBytes = byteConversion(header, layout, scale, array.file);
  for await (const image of imagesOf(array, header)) yield toBytes(image);
}

async function* imagesOf(array: ArrayFile, { shape, itemBytes }: NpyHeader): AsyncGenerator<Uint8Array> {
  const [count = 0, ...extents] = shape;
  const imageBytes = extents.reduce((product, extent) => product * extent, itemBytes);
  const reader = array.open();
  try {
    await readNpyHeader(reader, array.file);
    for (let index = 0; index < count; index += 1) yield await reader.read(imageBytes);
    await reader.requireEnd();
  } finally {
    await reader.close();
  }
}

/** Whether floats run from 0 to 1 or to 255: the whole array is looked at. */
async function scaleOf(array: ArrayFile, header: NpyHeader): Promise<number> {
  let [least, largest] = [0, 0];
  for await (const image of imagesOf(array, header)) {
    const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
    for (let at = 0; at < image.length; at += header.itemBytes) {
      const value = header.read(view, at);
      if (Number.isNaN(value)) throw unreadable(array.file, 'npy.nan');
      if (value < least) least = value;
      if (value > largest) largest = value;
    }
  }
  if (least < 0 || largest > 255) throw unreadable(array.file, 'npy.scale', { least, largest });
  return largest <= 1 ? 255 : 1;
}

function byteConversion(
  { read, itemBytes, isFloat }: NpyHeader,
  { height, width, channels, isPlanar }: ImageLayout,
  scale: number,
  file: string,
): (image: Uint8Array) => Uint8Array {
  const plane = height * width;
  const isBytes = itemBytes === 1 && !isFloat;
  const byteOf = (value: number): number => {
    const scaled = Math.round(value * scale);
    if (scaled < 0 || scaled > 255) throw unreadable(file, 'npy.byte', { value });
    return scaled;
  };
  return image => {
    if (isBytes && !isPlanar) return image;
    const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
    return Uint8Array.from({ length: plane * channels }, (_, index) => {
      const from = isPlanar ? (index % channels) * plane + Math.floor(index / channels) : index;
      return byteOf(read(view, from * itemBytes));
    });
  };
}
