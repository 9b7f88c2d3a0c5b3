import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SplitName } from '../../../shared/jobs/SplitName.ts';
import { because } from '../../../shared/text/Reason.ts';
import type { DatasetFormat, SourceExample } from '../import/SourceDataset.ts';
import { ByteReader } from './ByteReader.ts';
import { listFiles } from './listFiles.ts';
import { unreadable } from './unreadable.ts';

const side = 32;
const plane = side * side;
const shape = { height: side, width: side, channels: 3 };
const mostNameBytes = 2 ** 16;

/** How one of the two lays out its files. */
interface Layout {
  readonly file: RegExp;
  readonly names: string;
  /** Labels before each image, and which of them is the class. */
  readonly labelBytes: number;
  readonly labelAt: number;
}

const ten: Layout = {
  file: /^(data_batch_\d+|test_batch)\.bin$/i,
  names: 'batches.meta.txt',
  labelBytes: 1,
  labelAt: 0,
};
const hundred = { file: /^(train|test)\.bin$/i, labelBytes: 2 };
const fine: Layout = { ...hundred, names: 'fine_label_names.txt', labelAt: 1 };
const coarse: Layout = { ...hundred, names: 'coarse_label_names.txt', labelAt: 0 };

/** CIFAR-10 and CIFAR-100 in the binary version: labels, then 32 × 32 red, green and blue bytes. */
export const cifar: DatasetFormat = {
  id: 'cifar',
  recognise: async path => (await filesOf(path, ten)).length > 0 || (await filesOf(path, fine)).length > 0,
  async open(path, { labelKind }) {
    const isTen = (await filesOf(path, ten)).length > 0;
    const layout = isTen ? ten : labelKind === 'fine' ? fine : coarse;
    const files = await filesOf(path, layout);
    const [first] = files;
    if (first === undefined) throw unreadable(path, 'source.noCifar');
    const recordBytes = layout.labelBytes + 3 * plane;
    const counts = await Promise.all(files.map(file => countRecords(file, recordBytes)));
    const count = counts.reduce((sum, more) => sum + more, 0);
    const names = await readNames(join(dirname(first), layout.names));
    let done = 0;
    async function* examples(): AsyncGenerator<SourceExample> {
      for (const file of files) {
        for await (const example of readRecords(file, layout, names)) {
          done += 1;
          yield example;
        }
      }
    }
    return { shape, labels: names, count, progress: () => done / Math.max(1, count), examples };
  },
};

/** A single one of the files stands for its folder. */
async function filesOf(path: string, { file }: Layout): Promise<readonly string[]> {
  const isFile = (await stat(path).catch(() => null))?.isFile() ?? false;
  if (isFile && !file.test(basename(path))) return [];
  const all = await listFiles(isFile ? dirname(path) : path);
  return all.filter(one => file.test(basename(one)));
}

async function countRecords(file: string, recordBytes: number): Promise<number> {
  const { size } = await stat(file);
  const left = size % recordBytes;
  if (left === 0) return size / recordBytes;
  throw unreadable(file, 'cifar.left', { bytes: size, records: Math.floor(size / recordBytes), left });
}

async function* readRecords(
  file: string,
  { labelBytes, labelAt }: Layout,
  names: readonly string[] | null,
): AsyncGenerator<SourceExample> {
  const split: SplitName = /^test/i.test(basename(file)) ? 'test' : 'train';
  const reader = ByteReader.open(file);
  try {
    for (let index = 0; ; index += 1) {
      const record = await reader.readUpTo(labelBytes + 3 * plane);
      if (record.length < labelBytes + 3 * plane) return;
      const label = record[labelAt] ?? 0;
      const name = `${basename(file)} ${index}`;
      const known = names === null ? String(label) : names[label];
      if (known === undefined) yield { name, ...because('class.number', { label }) };
      else yield { name, split, label: known, image: { ...shape, pixels: interleave(record.subarray(labelBytes)) } };
    }
  } finally {
    await reader.close();
  }
}

/** Planes of red, green and blue as pixels of three bytes. */
function interleave(planes: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(3 * plane);
  for (let pixel = 0; pixel < plane; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      pixels[3 * pixel + channel] = planes[channel * plane + pixel] ?? 0;
    }
  }
  return pixels;
}

/** The names of the classes, if the file that says them is there. */
async function readNames(file: string): Promise<readonly string[] | null> {
  const found = await stat(file).catch(() => null);
  if (found === null || found.size > mostNameBytes) return null;
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).map(line => line.trim());
  const names = lines.filter(line => line !== '');
  const isUsable = names.length > 0 && new Set(names).size === names.length;
  return isUsable ? names : null;
}
