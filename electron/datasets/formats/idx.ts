import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DatasetFormat, ImageShape, SourceDataset, SourceExample } from '../import/SourceDataset.ts';
import type { SplitName } from '../../../shared/jobs/SplitName.ts';
import { ByteReader } from './ByteReader.ts';
import { findBeside, listFiles } from './listFiles.ts';
import { splitOfName } from './splitOfName.ts';
import { unreadable } from './unreadable.ts';

const imageFile = /images.*ubyte(\.gz)?$|idx[34]-ubyte(\.gz)?$/i;
const unsignedByte = 0x08;
const mostImageBytes = 64 * 2 ** 20;
const mostExamples = 200_000_000;

interface Pair {
  readonly split: SplitName;
  readonly images: string;
  readonly labels: string;
  readonly count: number;
  readonly shape: ImageShape;
}

/** Pairs of IDX files, images and labels, as MNIST and its relatives come; packed by gzip or not. */
export const idx: DatasetFormat = {
  id: 'idx',
  recognise: async path => (await listFiles(path)).some(isImageFile),
  async open(path) {
    const files = (await listFiles(path)).filter(isImageFile);
    const pairs = await Promise.all(files.map(openPair));
    const [first] = pairs;
    if (!first) throw unreadable(path, 'source.noIdx');
    const several = pairs.find((pair, index) => pairs.findIndex(({ split }) => split === pair.split) !== index);
    if (several) throw unreadable(several.images, 'source.severalPairs');
    const other = pairs.find(({ shape }) => JSON.stringify(shape) !== JSON.stringify(first.shape));
    if (other) throw unreadable(other.images, 'images.otherSize');
    return sourceOf(pairs, first.shape);
  },
};

const isImageFile = (file: string): boolean => imageFile.test(basename(file));

function sourceOf(pairs: readonly Pair[], shape: ImageShape): SourceDataset {
  const count = pairs.reduce((sum, pair) => sum + pair.count, 0);
  let done = 0;
  async function* examples(): AsyncGenerator<SourceExample> {
    for (const pair of pairs) {
      for await (const example of readPair(pair)) {
        done += 1;
        yield example;
      }
    }
  }
  return { shape, labels: null, count, progress: () => done / Math.max(1, count), examples };
}

async function openPair(images: string): Promise<Pair> {
  const name = basename(images);
  const partner = name.replace(/images/i, 'labels').replace(/idx[34]/i, 'idx1');
  const plain = partner.replace(/\.gz$/i, '');
  const labels = await findBeside(images, [partner, plain, `${plain}.gz`]);
  if (labels === null) throw unreadable(images, 'labels.missing', { labels: partner });
  const { count, shape } = await readHead(images);
  return { split: splitOfName(name), images, labels, count, shape };
}

/** @throws AppError `dataset/unreadable` for anything but images of bytes, as many as the file can hold. */
async function readHead(file: string): Promise<{ readonly count: number; readonly shape: ImageShape }> {
  const reader = ByteReader.open(file);
  try {
    const { dimensions, extents } = await readExtents(reader, file);
    const [count = 0, height = 0, width = 0, channels = 1] = extents;
    if (dimensions !== 3 && dimensions !== 4) throw unreadable(file, 'images.dimensions', { dimensions });
    if (![1, 3, 4].includes(channels)) throw unreadable(file, 'images.channels', { channels });
    const size = height * width * channels;
    if (size < 1 || size > mostImageBytes) throw unreadable(file, 'images.size', { height, width });
    requireLength(file, count, 4 + 4 * dimensions + count * size, await stat(file));
    return { count, shape: { height, width, channels } };
  } finally {
    await reader.close();
  }
}

async function readExtents(reader: ByteReader, file: string) {
  const [zero, alsoZero, type, dimensions = 0] = await reader.read(4);
  if (zero !== 0 || alsoZero !== 0 || type !== unsignedByte) throw unreadable(file, 'idx.start');
  const bytes = await reader.read(4 * dimensions);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { dimensions, extents: Array.from({ length: dimensions }, (_, index) => view.getUint32(4 * index)) };
}

/** What is announced has to be there; of a packed file that shows when it is read. */
function requireLength(file: string, count: number, expected: number, { size }: { readonly size: number }): void {
  if (count > mostExamples) throw unreadable(file, 'images.tooMany', { count });
  if (!/\.gz$/i.test(file) && size !== expected) throw unreadable(file, 'file.announces', { expected, bytes: size });
}

async function* readPair({ split, images, labels, count, shape }: Pair): AsyncGenerator<SourceExample> {
  const [imageReader, labelReader] = [ByteReader.open(images), ByteReader.open(labels)];
  try {
    await readExtents(imageReader, images);
    const { dimensions, extents } = await readExtents(labelReader, labels);
    if (dimensions !== 1 || extents[0] !== count)
      throw unreadable(labels, 'labels.count', { labels: extents.join(' × '), count });
    const size = shape.height * shape.width * shape.channels;
    for (let index = 0; index < count; index += 1) {
      const pixels = await imageReader.read(size);
      const [label] = await labelReader.read(1);
      yield { name: `${basename(images)} ${index}`, split, label: String(label), image: { ...shape, pixels } };
    }
    await imageReader.requireEnd();
    await labelReader.requireEnd();
  } finally {
    await imageReader.close();
    await labelReader.close();
  }
}
