import { open, mkdir } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw, crc32 } from 'node:zlib';
import { SetupError } from '../terminal/SetupError.mjs';

/**
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {number} method 0 stored, 8 deflated
 * @property {number} crc
 * @property {number} packed bytes in the archive
 * @property {number} bytes once unpacked
 * @property {number} mode Unix permissions, 0 if unknown
 * @property {number} offset of the local header
 */

const CENTRAL = 0x02014b50;
const LOCAL_HEADER_BYTES = 30;
const END_BYTES = 22;

/**
 * Unpacks some files of a zip archive (no zip64, no encryption) and checks each one's CRC.
 * @param {string} archive
 * @param {(name: string) => string | undefined} place where an entry goes; `undefined` leaves it out
 * @param {(done: number, total: number) => void} progress in unpacked bytes
 */
export async function unzip(archive, place, progress) {
  const handle = await open(archive);
  try {
    const wanted = (await readEntries(handle, archive)).filter(
      entry => !entry.name.endsWith('/') && place(entry.name) !== undefined,
    );
    const total = wanted.reduce((sum, entry) => sum + entry.bytes, 0);
    let done = 0;
    for (const entry of wanted) {
      await extract(handle, entry, place(entry.name) ?? '', bytes => progress((done += bytes), total));
    }
  } finally {
    await handle.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {string} archive
 * @returns {Promise<ZipEntry[]>}
 */
async function readEntries(handle, archive) {
  const { size } = await handle.stat();
  // The end record is 22 bytes and a comment of at most 64 KiB.
  const tail = await readAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Uint8Array.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_BYTES > tail.length) {
    throw new SetupError(`${archive} is not a whole zip archive.`, 'Delete it and run the command again.');
  }
  const directory = await readAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  /** @type {ZipEntry[]} */
  const entries = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      mode: directory.readUInt16LE(at + 40) & 0o777,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {ZipEntry} entry
 * @param {string} target
 * @param {(bytes: number) => void} written
 */
async function extract(handle, entry, target, written) {
  const header = await readAt(handle, entry.offset, LOCAL_HEADER_BYTES);
  const start = entry.offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  let crc = 0;
  const check = new Transform({
    transform(/** @type {Buffer} */ chunk, _encoding, next) {
      crc = crc32(chunk, crc);
      written(chunk.length);
      next(undefined, chunk);
    },
  });
  await mkdir(dirname(target), { recursive: true });
  const output = createWriteStream(target, { mode: entry.mode || 0o644 });
  const source = readRange(handle, start, entry.packed);
  if (entry.method === 8) await pipeline(source, createInflateRaw({ chunkSize: 1 << 20 }), check, output);
  else await pipeline(source, check, output);
  if (crc !== entry.crc) {
    throw new SetupError(`${entry.name} is damaged in its archive.`, 'Run the command again.');
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {number} start
 * @param {number} length
 */
async function* readRange(handle, start, length) {
  for (let at = 0; at < length; at += 1 << 20) {
    yield await readAt(handle, start + at, Math.min(1 << 20, length - at));
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {number} position
 * @param {number} length
 */
async function readAt(handle, position, length) {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
