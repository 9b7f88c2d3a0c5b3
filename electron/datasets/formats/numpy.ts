import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { DatasetFormat, SourceExample } from '../import/SourceDataset.ts';
import { listFiles } from './listFiles.ts';
import { type ArrayFile, headOf, npyFile } from './numpy/ArrayFile.ts';
import { type ImageLayout, imageLayout } from './numpy/imageLayout.ts';
import { type ArrayPair, pairArrays } from './numpy/pairArrays.ts';
import { readImages } from './numpy/readImages.ts';
import { readLabels } from './numpy/readLabels.ts';
import { readZip } from './numpy/readZip.ts';
import { unreadable } from './unreadable.ts';

const mostImageBytes = 64 * 2 ** 20;
const isArchive = (file: string): boolean => /\.npz$/i.test(file);
const isArray = (file: string): boolean => /\.npy$/i.test(file);

interface ReadyPair extends ArrayPair {
  readonly count: number;
  readonly layout: ImageLayout;
}

/** NumPy's arrays, in an archive (NPZ) or as files (NPY): images with their labels, for one split or several. */
export const numpy: DatasetFormat = {
  id: 'numpy',
  recognise: async path => (await listFiles(path)).some(file => isArchive(file) || isArray(file)),
  async open(path) {
    const pairs = await Promise.all(pairArrays(await arraysOf(path)).map(ready));
    const [first] = pairs;
    if (!first) {
      throw unreadable(path, 'source.noArrays');
    }
    const { height, width, channels } = first.layout;
    const other = pairs.find(({ layout }) => JSON.stringify(layout) !== JSON.stringify(first.layout));
    if (other) throw unreadable(other.images.file, 'images.otherSize');
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
    const shape = { height, width, channels };
    return { shape, labels: null, count, progress: () => done / Math.max(1, count), examples };
  },
};

/** Of an archive, of a folder, or the array beside the one that was named. */
async function arraysOf(path: string): Promise<readonly ArrayFile[]> {
  if (isArchive(path)) return readZip(path);
  const isFile = (await stat(path)).isFile();
  const files = await listFiles(isFile ? dirname(path) : path);
  const archives = files.filter(isArchive);
  const arrays = await Promise.all(files.filter(isArray).map(npyFile));
  const [archive, ...more] = archives;
  if (isFile || arrays.length > 0 || archive === undefined) return arrays;
  if (more.length > 0) throw unreadable(path, 'source.severalArchives', { count: archives.length });
  return readZip(archive);
}

async function ready(pair: ArrayPair): Promise<ReadyPair> {
  const { file } = pair.images;
  const { shape, itemBytes } = await headOf(pair.images);
  const [count = 0, ...extents] = shape;
  const layout = imageLayout(extents);
  if (!layout) throw unreadable(file, 'images.shape', { shape: shape.join(', ') });
  if (layout.height * layout.width * layout.channels * itemBytes > mostImageBytes)
    throw unreadable(file, 'images.size', { height: layout.height, width: layout.width });
  return { ...pair, count, layout };
}

async function* readPair({ split, images, labels, count, layout }: ReadyPair): AsyncGenerator<SourceExample> {
  const { height, width, channels } = layout;
  const classes = readLabels(labels, count);
  try {
    let index = 0;
    for await (const pixels of readImages(images, layout)) {
      const next = await classes.next();
      const label = next.done === true ? '' : next.value;
      const name = `${basename(images.file)} ${index}`;
      yield { name, split, label, image: { height, width, channels, pixels } };
      index += 1;
    }
  } finally {
    await classes.return(undefined);
  }
}
