import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzip } from './unzip.mjs';

interface Member {
  name: string;
  content: Buffer;
  isDeflated: boolean;
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lightweave-unzip-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a zip archive as the format's description says. */
function writeZip(file: string, members: readonly Member[]): void {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, isDeflated } of members) {
    const packed = isDeflated ? deflateRawSync(content) : content;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(isDeflated ? 8 : 0, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt16LE(0o755, 8);
    tail.writeUInt32LE(offset, 10);
    locals.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed);
    central.push(Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  writeFileSync(file, Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]));
}

const unpack = (
  archive: string,
  place = (name: string): string | undefined => join(folder, 'out', name),
): Promise<void> => unzip(archive, place, () => undefined);

test('gives back every file of an archive', async () => {
  const members = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?\.txt$/),
      content: fc.uint8Array({ maxLength: 5000 }).map(bytes => Buffer.from(bytes)),
      isDeflated: fc.boolean(),
    }),
    { selector: member => member.name, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(members, async files => {
      rmSync(join(folder, 'out'), { recursive: true, force: true });
      writeZip(join(folder, 'a.zip'), files);
      await unpack(join(folder, 'a.zip'));
      for (const { name, content } of files) expect(readFileSync(join(folder, 'out', name))).toEqual(content);
    }),
    { numRuns: 50 },
  );
});

test('keeps permissions, leaves out what has no place, and counts the bytes', async () => {
  writeZip(join(folder, 'a.zip'), [
    { name: 'dir/', content: Buffer.alloc(0), isDeflated: false },
    { name: 'run', content: Buffer.from('12345'), isDeflated: true },
    { name: 'not', content: Buffer.from('1'), isDeflated: false },
  ]);
  const seen: number[][] = [];
  const place = (name: string): string | undefined => (name === 'not' ? undefined : join(folder, 'out', name));
  await unzip(join(folder, 'a.zip'), place, (done, total) => seen.push([done, total]));
  expect(readdirSync(join(folder, 'out'))).toEqual(['run']);
  expect(statSync(join(folder, 'out', 'run')).mode & 0o777).toBe(0o755);
  expect(seen.at(-1)).toEqual([5, 5]);
});

test('refuses a damaged file, a truncated archive and what is no archive', async () => {
  const archive = join(folder, 'a.zip');
  writeZip(archive, [{ name: 'a', content: Buffer.from('content'), isDeflated: false }]);
  const bytes = readFileSync(archive);
  bytes[32] = 0;
  writeFileSync(archive, bytes);
  await expect(unpack(archive)).rejects.toThrow('a is damaged');
  truncateSync(archive, bytes.length - 10);
  await expect(unpack(archive)).rejects.toThrow('not a whole zip archive');
  writeFileSync(archive, '');
  await expect(unpack(archive)).rejects.toThrow('not a whole zip archive');
});
