import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import type { ReasonCode } from '../../../../shared/text/en/reasons.ts';
import type { TextValues } from '../../../../shared/text/fill.ts';
import { ByteReader } from '../ByteReader.ts';
import { streamOf } from '../streamOf.ts';
import { unreadable } from '../unreadable.ts';
import type { ArrayFile } from './ArrayFile.ts';

const mostEntries = 1000;
const mostTailBytes = 22 + 65_535 + 20 + 56;
const mostDirectoryBytes = 2 ** 20;
/** An entry that unpacks to more is refused where it is packed more densely than images can be. */
const suspectBytes = 100 * 2 ** 20;
const suspectRatio = 100;
const [stored, deflated] = [0, 8];

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly bytes: number;
  readonly at: number;
}

/**
 * The arrays of an NPZ archive. Only the directory is read; entries are unpacked as they are read, never to disk.
 * @throws AppError `dataset/unreadable` for archives that lie, overlap, are encrypted, or are made to burst.
 */
export async function readZip(file: string): Promise<readonly ArrayFile[]> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const directory = await readDirectory(handle, size, file);
    const entries = parseEntries(directory.bytes, directory.count, file);
    const starts = await Promise.all(entries.map(entry => dataStart(handle, entry, file)));
    requireApart(entries, starts, directory.at, file);
    return entries.map((entry, index) => arrayOf(entry, starts[index] ?? 0, file));
  } finally {
    await handle.close();
  }
}

function arrayOf({ name, method, packed, bytes }: Entry, start: number, file: string): ArrayFile {
  const place = `${file} (${name})`;
  const open = (): ByteReader => {
    if (packed === 0) return new ByteReader(place, emptyStream());
    const part = { start, end: start + packed - 1 };
    return new ByteReader(place, streamOf(file, part, method === stored ? null : createInflateRaw));
  };
  return { name: name.replace(/\.npy$/i, ''), file: place, bytes, open };
}

async function* emptyStream(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array());
}

/** The directory of an archive, by the record at its end; also by the longer one of large archives. */
async function readDirectory(handle: FileHandle, size: number, file: string) {
  const tail = await readAt(handle, Math.max(0, size - mostTailBytes), Math.min(size, mostTailBytes), file);
  const view = viewOf(tail);
  let at = tail.length - 22;
  while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at -= 1;
  if (at < 0) throw unreadable(file, 'zip.end');
  const isLarge = at >= 20 && view.getUint32(at - 20, true) === 0x07064b50;
  const [count, length, offset] = isLarge
    ? await readLargeEnd(handle, Number(view.getBigUint64(at - 12, true)), file)
    : [view.getUint16(at + 10, true), view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
  if (count > mostEntries) throw unreadable(file, 'zip.entries', { count });
  if (length > mostDirectoryBytes || offset + length > size) throw unreadable(file, 'zip.directory');
  return { bytes: await readAt(handle, offset, length, file), count, at: offset };
}

async function readLargeEnd(handle: FileHandle, at: number, file: string): Promise<[number, number, number]> {
  const view = viewOf(await readAt(handle, at, 56, file));
  if (view.getUint32(0, true) !== 0x06064b50) throw unreadable(file, 'zip.directory');
  return [
    Number(view.getBigUint64(32, true)),
    Number(view.getBigUint64(40, true)),
    Number(view.getBigUint64(48, true)),
  ];
}

function parseEntries(directory: Uint8Array, count: number, file: string): readonly Entry[] {
  const view = viewOf(directory);
  const entries: Entry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== 0x02014b50)
      throw unreadable(file, 'zip.entry', { index });
    const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const end = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (end > directory.length) throw unreadable(file, 'zip.entry', { index });
    const name = new TextDecoder().decode(directory.subarray(at + 46, at + 46 + nameLength));
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    entries.push(
      checked(
        { name, method: view.getUint16(at + 10, true), ...sizesOf(view, at, extra) },
        view.getUint16(at + 8, true),
        file,
      ),
    );
    at = end;
  }
  return entries;
}

/** Sizes and place; those beyond 32 bits stand in a field of their own. */
function sizesOf(view: DataView, at: number, extra: Uint8Array): Pick<Entry, 'packed' | 'bytes' | 'at'> {
  const large = largeField(extra);
  let next = 0;
  const take = (short: number): number => {
    if (short !== 0xffff_ffff || large === null || next + 8 > large.byteLength) return short;
    next += 8;
    return Number(large.getBigUint64(next - 8, true));
  };
  const bytes = take(view.getUint32(at + 24, true));
  const packed = take(view.getUint32(at + 20, true));
  return { bytes, packed, at: take(view.getUint32(at + 42, true)) };
}

function largeField(extra: Uint8Array): DataView | null {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > extra.length) return null;
    if (view.getUint16(at, true) === 1) return viewOf(extra.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

function checked(entry: Entry, flags: number, file: string): Entry {
  const { name, method, packed, bytes } = entry;
  const refuse = (code: ReasonCode, values?: TextValues) => unreadable(`${file} (${name})`, code, values);
  if ((flags & 1) !== 0) throw refuse('zip.encrypted');
  if (method !== stored && method !== deflated) throw refuse('zip.method', { method });
  if (method === stored && packed !== bytes) throw refuse('zip.bytes', { packed, bytes });
  if (bytes > suspectBytes && bytes > suspectRatio * packed) {
    throw refuse('zip.bomb', { packed, bytes });
  }
  return entry;
}

async function dataStart(handle: FileHandle, { name, at }: Entry, file: string): Promise<number> {
  const view = viewOf(await readAt(handle, at, 30, file));
  if (view.getUint32(0, true) !== 0x04034b50) throw unreadable(`${file} (${name})`, 'zip.place');
  return at + 30 + view.getUint16(26, true) + view.getUint16(28, true);
}

/** No byte belongs to two entries: else a small archive unpacks without end. */
function requireApart(entries: readonly Entry[], starts: readonly number[], end: number, file: string): void {
  const places = entries.map(({ at, packed }, index) => ({ at, end: (starts[index] ?? 0) + packed }));
  places.sort((a, b) => a.at - b.at);
  places.forEach((place, index) => {
    if (place.end > (places[index + 1]?.at ?? end)) throw unreadable(file, 'zip.overlap');
  });
}

async function readAt(handle: FileHandle, at: number, length: number, file: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const isPlace = Number.isSafeInteger(at) && at >= 0;
  const bytesRead = isPlace ? (await handle.read(bytes, 0, length, at)).bytesRead : 0;
  if (bytesRead !== length) throw unreadable(file, 'file.truncated');
  return bytes;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
