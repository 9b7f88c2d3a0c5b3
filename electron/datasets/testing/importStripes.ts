import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../../../shared/base/random.ts';
import { importSettingsSchema } from '../../../shared/jobs/ImportSettings.ts';
import { importDataset } from '../import/importDataset.ts';
import { encodeIdx } from './encodeIdx.ts';

const side = 8;
const classes = 4;

/** Nothing has to be decoded: the images have their bytes and their size. */
const noImages = {
  measure: () => Promise.reject(new RangeError('an image to measure')),
  read: () => Promise.reject(new RangeError('an image to read')),
};

/**
 * Imports a small dataset into a data root and answers its id: noise with a bright row, at a place of its own for each of
 * four classes. Small enough to train on it hundreds of times.
 */
export async function importStripes(dataRoot: string, train = 300, test = 240): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lightweave-stripes-'));
  try {
    await writeSplit(folder, 'train', train);
    if (test > 0) await writeSplit(folder, 't10k', test);
    await mkdir(dataRoot, { recursive: true });
    const settings = importSettingsSchema.parse({ name: 'stripes', validationSplit: 0.2, testSplit: 0 });
    const signal = new AbortController().signal;
    const context = { emit: () => undefined, signal, dataRoot, clock: { now: Date.now }, images: noImages };
    return (await importDataset(folder, settings, context)).dataset;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeSplit(folder: string, name: string, count: number): Promise<void> {
  const random = createRandom(count);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % classes);
  const images = Uint8Array.from({ length: count * side * side }, (_, pixel) => {
    const row = Math.floor(pixel / side) % side;
    const label = labels[Math.floor(pixel / (side * side))] ?? 0;
    return random.integer(100) + (row === 1 + 2 * label ? 60 : 0);
  });
  await writeFile(join(folder, `${name}-images-idx3-ubyte`), encodeIdx([count, side, side], images));
  await writeFile(join(folder, `${name}-labels-idx1-ubyte`), encodeIdx([count], labels));
}
