import { crc32, deflateSync } from 'node:zlib';
import { pictures } from './pictures.ts';

/** A PNG of any size whose pixels are all black: small in the file, large in memory. */
function blackPng(width: number, height: number, depth: number, colour: number, bytesPerRow: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour], 8);
  const rows = deflateSync(Buffer.alloc(Math.min(2 ** 26, height * (bytesPerRow + 1))), { level: 9 });
  const parts = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const bytes = Buffer.alloc(8 + named.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.set(named, 4);
  bytes.writeUInt32BE(crc32(named), 4 + named.length);
  return bytes;
}

/** A sound picture whose header says another size. */
function withSize(bytes: Uint8Array, at: number, ...sizes: readonly number[]): Uint8Array {
  const changed = Uint8Array.from(bytes);
  sizes.forEach((value, index) => {
    changed[at + index] = value;
  });
  return changed;
}

/** 20 pictures that would take gigabytes. */
export async function pixelBombs(): Promise<Readonly<Record<string, Uint8Array>>> {
  const sound = await pictures();
  const of = (name: string): Uint8Array => sound[name] ?? new Uint8Array();
  const jpeg = of('baseline.jpg');
  const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0])) + 5;
  const progressive = of('progressive.jpg');
  const progressiveFrame = Buffer.from(progressive).indexOf(Buffer.from([0xff, 0xc2])) + 5;
  const gif = of('still.gif');
  const image = Buffer.from(gif).indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 48, 0, 48, 0])) + 5;
  const squares = [15_000, 20_000, 30_000, 50_000, 100_000];
  const grey = squares.map(side => [`grey ${side}.png`, blackPng(side, side, 8, 0, side)] as const);
  const bits = squares.map(side => [`bits ${side}.png`, blackPng(side, side, 1, 0, side / 8)] as const);
  const colour = squares.slice(0, 4).map(side => [`deep ${side}.png`, blackPng(side, side, 16, 6, 8 * side)] as const);
  return {
    ...Object.fromEntries([...grey, ...bits, ...colour]),
    'wide.png': blackPng(2 ** 31 - 1, 1, 8, 0, 1),
    'large.jpg': withSize(jpeg, frame, 0xff, 0xdc, 0xff, 0xdc),
    'large progressive.jpg': withSize(progressive, progressiveFrame, 0xff, 0xdc, 0xff, 0xdc),
    'large.gif': withSize(withSize(gif, 6, 0xff, 0xff, 0xff, 0xff), image, 0xff, 0xff, 0xff, 0xff),
    'cut short.png': blackPng(12_000, 60_000, 8, 0, 12_000).subarray(0, 200),
    'deep and tall.png': blackPng(2_000, 60_000, 16, 6, 16_000),
  };
}
