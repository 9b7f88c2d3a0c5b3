import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { asUnreadable, unreadable } from '../unreadable.ts';

const portionBytes = 2 ** 18;

export interface TextSource {
  readonly chunks: AsyncIterable<string>;
  /** The share that has been read, 0..1. */
  readonly progress: () => number;
}

/** A text file piece by piece: UTF-8, UTF-16 with its mark, or else Korean (CP949). */
export async function readText(file: string): Promise<TextSource> {
  const { size } = await stat(file);
  const encoding = await encodingOf(file);
  let done = 0;
  async function* chunks(): AsyncGenerator<string> {
    const decoder = new TextDecoder(encoding);
    const stream: AsyncIterable<Uint8Array> = createReadStream(file, { highWaterMark: portionBytes });
    try {
      for await (const bytes of stream) {
        done += bytes.length;
        yield decoder.decode(bytes, { stream: true });
      }
    } catch (thrown) {
      throw asUnreadable(file, thrown);
    }
    yield decoder.decode();
  }
  return { chunks: chunks(), progress: () => done / Math.max(1, size) };
}

async function encodingOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(portionBytes), 0, portionBytes, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
    if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
    if (head.includes(0)) throw unreadable(file, 'file.noText');
    return isUtf8(head) ? 'utf-8' : 'euc-kr';
  } finally {
    await handle.close();
  }
}

/** A letter that is cut at the end is none the worse for it. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
