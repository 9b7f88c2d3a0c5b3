import type { ByteReader } from '../ByteReader.ts';
import { unreadable } from '../unreadable.ts';

/** What an NPY file says of its array. */
export interface NpyHeader {
  readonly shape: readonly number[];
  readonly read: ReadNumber;
  readonly itemBytes: number;
  /** Numbers between 0 and 1 may mean shades; so may truth values. */
  readonly isFloat: boolean;
}

type ReadNumber = (view: DataView, offset: number) => number;

const mostHeaderBytes = 2 ** 16;
const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Numbers by NumPy's letter and size; whether the low byte comes first. */
const kinds: Readonly<Record<string, (isLittle: boolean) => ReadNumber>> = {
  b1: () => (view, at) => view.getUint8(at),
  u1: () => (view, at) => view.getUint8(at),
  i1: () => (view, at) => view.getInt8(at),
  u2: isLittle => (view, at) => view.getUint16(at, isLittle),
  i2: isLittle => (view, at) => view.getInt16(at, isLittle),
  u4: isLittle => (view, at) => view.getUint32(at, isLittle),
  i4: isLittle => (view, at) => view.getInt32(at, isLittle),
  u8: isLittle => (view, at) => Number(view.getBigUint64(at, isLittle)),
  i8: isLittle => (view, at) => Number(view.getBigInt64(at, isLittle)),
  f4: isLittle => (view, at) => view.getFloat32(at, isLittle),
  f8: isLittle => (view, at) => view.getFloat64(at, isLittle),
};

/**
 * Reads the head of an NPY file, version 1 to 3: `\x93NUMPY`, version, length, and a literal of Python with type, order and
 * shape, which is matched and never evaluated. The array follows.
 * @throws AppError `dataset/unreadable`, also for arrays of objects, which would have to be run to be read.
 */
export async function readNpyHeader(reader: ByteReader, file: string): Promise<NpyHeader> {
  const start = await reader.read(8);
  if (magic.some((byte, index) => start[index] !== byte)) throw unreadable(file, 'npy.start');
  const isFirst = start[6] === 1;
  if (!isFirst && start[6] !== 2 && start[6] !== 3) throw unreadable(file, 'npy.version', { version: start[6] ?? '' });
  const size = await reader.read(isFirst ? 2 : 4);
  const length = size.reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (length > mostHeaderBytes) throw unreadable(file, 'npy.longHeader', { bytes: length });
  const text = new TextDecoder('latin1').decode(await reader.read(length));
  const descr = /['"]descr['"]\s*:\s*['"]([<>|=]?)([a-zA-Z]\d*)['"]/.exec(text);
  const order = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /['"]shape['"]\s*:\s*\(([\d\sL,]*)\)/.exec(text)?.[1];
  if (!descr || order === undefined || shape === undefined) throw unreadable(file, 'npy.header');
  const [, endian, kind = ''] = descr;
  const make = kinds[kind];
  if (kind === 'O') throw unreadable(file, 'npy.objects');
  if (!make) throw unreadable(file, 'npy.type', { type: kind });
  if (order === 'True') throw unreadable(file, 'npy.fortran');
  const extents = shape
    .split(',')
    .map(part => part.trim().replace(/L$/, ''))
    .filter(Boolean)
    .map(Number);
  if (!extents.every(extent => Number.isSafeInteger(extent))) throw unreadable(file, 'npy.shape', { shape });
  return {
    shape: extents,
    read: make(endian !== '>'),
    itemBytes: Number(kind.slice(1)),
    isFloat: kind.startsWith('f') || kind === 'b1',
  };
}

/** How many numbers an array of a shape has, exactly. */
export const countOf = (shape: readonly number[]): bigint =>
  shape.reduce((product, extent) => product * BigInt(extent), 1n);
