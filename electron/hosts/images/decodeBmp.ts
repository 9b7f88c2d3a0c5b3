import type { RawImage } from '../../datasets/import/SourceDataset.ts';

const infoBytes = 40;
const [uncompressed, bitFields] = [0, 3];
/** Of the image, decoded: more is refused. */
const mostPixels = 64 * 2 ** 20;

/**
 * Decodes a Windows bitmap, which the other decoder does not know: 1, 4 or 8 bits of a palette, 24 or 32 bits of colour, from
 * the bottom up or the top down, uncompressed. `null` for anything else.
 */
export function decodeBmp(bytes: Uint8Array): RawImage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 14 + infoBytes || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return null;
  const headerBytes = view.getUint32(14, true);
  const [width, signedHeight] = [view.getInt32(18, true), view.getInt32(22, true)];
  const height = Math.abs(signedHeight);
  const [bits, compression] = [view.getUint16(28, true), view.getUint32(30, true)];
  const isPlain = compression === uncompressed || (compression === bitFields && bits === 32);
  if (headerBytes < infoBytes || !isPlain || ![1, 4, 8, 24, 32].includes(bits)) return null;
  if (width < 1 || height < 1 || width * height > mostPixels) return null;
  const start = view.getUint32(10, true);
  const rowBytes = 4 * Math.ceil((width * bits) / 32);
  if (start + rowBytes * height > bytes.length) return null;
  const palette = 14 + headerBytes;
  const pixels = new Uint8Array(3 * width * height);
  for (let row = 0; row < height; row += 1) {
    const from = start + rowBytes * (signedHeight > 0 ? height - 1 - row : row);
    for (let column = 0; column < width; column += 1) {
      const at = bits >= 24 ? from + (column * bits) / 8 : palette + 4 * paletteIndex(bytes, from, column, bits);
      const to = 3 * (row * width + column);
      // Blue comes first.
      for (let channel = 0; channel < 3; channel += 1) pixels[to + channel] = bytes[at + 2 - channel] ?? 0;
    }
  }
  return { height, width, channels: 3, pixels };
}

function paletteIndex(bytes: Uint8Array, row: number, column: number, bits: number): number {
  const byte = bytes[row + Math.floor((column * bits) / 8)] ?? 0;
  const shift = 8 - bits - ((column * bits) % 8);
  return (byte >> shift) & ((1 << bits) - 1);
}
