import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ByteReader } from '../ByteReader.ts';
import { streamOf } from '../streamOf.ts';
import { unreadable } from '../unreadable.ts';
import { countOf, type NpyHeader, readNpyHeader } from './NpyHeader.ts';

/** An array on disk, by itself or in an archive, that can be read several times. */
export interface ArrayFile {
  /** Without folder and ending: `x_train`. */
  readonly name: string;
  /** What errors name. */
  readonly file: string;
  /** Of the whole file, unpacked. */
  readonly bytes: number;
  readonly open: () => ByteReader;
}

/** An array in a file of its own. @throws the system's error where it cannot be looked at */
export async function npyFile(file: string): Promise<ArrayFile> {
  const { size } = await stat(file);
  const open = (): ByteReader => new ByteReader(file, streamOf(file, {}, null));
  return { name: basename(file).replace(/\.npy$/i, ''), file, bytes: size, open };
}

/** The head of an array whose numbers are all there. @throws AppError `dataset/unreadable` */
export async function headOf({ file, bytes, open }: ArrayFile): Promise<NpyHeader> {
  const reader = open();
  try {
    const header = await readNpyHeader(reader, file);
    const expected = countOf(header.shape) * BigInt(header.itemBytes) + BigInt(reader.position);
    if (expected !== BigInt(bytes)) throw unreadable(file, 'file.announces', { expected: String(expected), bytes });
    return header;
  } finally {
    await reader.close();
  }
}
