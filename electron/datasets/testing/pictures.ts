import sharp from 'sharp';

const side = 48;

/** A gradient with some texture, so that every compression has something to do. */
const raw = (
  channels: 3 | 4,
): { readonly pixels: Uint8Array; readonly raw: { width: number; height: number; channels: 3 | 4 } } => ({
  pixels: Uint8Array.from(
    { length: side * side * channels },
    (_, index) => (index * 7 + Math.floor(index / side)) % 256,
  ),
  raw: { width: side, height: side, channels },
});

/** A Windows bitmap of 24 bits, which the library cannot write. */
function bmp(pixels: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(54 + pixels.length);
  bytes.write('BM');
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(side, 18);
  bytes.writeInt32LE(-side, 22);
  bytes.writeUInt16LE(24, 28);
  for (let at = 0; at < pixels.length; at += 3) bytes.set(pixels.slice(at, at + 3).reverse(), 54 + at);
  return bytes;
}

/** Sound pictures of every kind that cameras and programs write. */
export async function pictures(): Promise<Readonly<Record<string, Uint8Array>>> {
  const colour = () => sharp(raw(3).pixels, { raw: raw(3).raw });
  const clear = () => sharp(raw(4).pixels, { raw: raw(4).raw });
  const frames = { raw: { width: side, height: 2 * side, channels: 3, pageHeight: side } } as const;
  const twice = Buffer.concat([raw(3).pixels, raw(3).pixels]);
  return {
    'small.png': await colour().png().toBuffer(),
    'clear.png': await clear().png().toBuffer(),
    'deep.png': await colour().toColourspace('rgb16').png().toBuffer(),
    'grey.png': await colour().greyscale().png().toBuffer(),
    'palette.png': await colour().png({ palette: true }).toBuffer(),
    'interlaced.png': await colour().png({ progressive: true }).toBuffer(),
    'baseline.jpg': await colour().jpeg().toBuffer(),
    'progressive.jpg': await colour().jpeg({ progressive: true }).toBuffer(),
    'cmyk.jpg': await colour().toColourspace('cmyk').jpeg().toBuffer(),
    'turned.jpg': await colour().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    'still.gif': await colour().gif().toBuffer(),
    'moving.gif': await sharp(twice, frames).gif().toBuffer(),
    'lossy.webp': await colour().webp().toBuffer(),
    'lossless.webp': await clear().webp({ lossless: true }).toBuffer(),
    'plain.tiff': await colour().tiff().toBuffer(),
    'plain.bmp': bmp(raw(3).pixels),
    'small.avif': await colour().avif().toBuffer(),
  };
}
