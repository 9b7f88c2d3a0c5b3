import { createReadStream } from 'node:fs';
import type { Transform } from 'node:stream';

/**
 * The bytes of a file, or of a part of it (`end` included), through what unpacks them. Nothing is opened before the first
 * portion is asked for: nobody hears what goes wrong with a stream that nobody reads.
 */
export async function* streamOf(
  file: string,
  part: { readonly start?: number; readonly end?: number },
  unpack: (() => Transform) | null,
): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(file, { ...part, highWaterMark: 2 ** 18 });
  const read = unpack === null ? stream : stream.pipe(unpack());
  if (read !== stream) {
    stream.once('error', thrown => read.destroy(thrown));
    read.once('close', () => stream.destroy());
  }
  yield* read as AsyncIterable<Uint8Array>;
}
