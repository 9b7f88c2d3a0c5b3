import { createGunzip } from 'node:zlib';
import { streamOf } from './streamOf.ts';
import { asUnreadable, unreadable } from './unreadable.ts';

const nothing = new Uint8Array();

/** Reads bytes in the portions that a format has them in, from a stream of any portions. */
export class ByteReader {
  readonly #file: string;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = nothing;
  #position = 0;

  /** `file` is what errors name. */
  constructor(file: string, chunks: AsyncIterable<Uint8Array>) {
    this.#file = file;
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** A file from its beginning, unpacked where its name ends in `.gz`. */
  static open(file: string): ByteReader {
    return new ByteReader(file, streamOf(file, {}, /\.gz$/i.test(file) ? createGunzip : null));
  }

  get position(): number {
    return this.#position;
  }

  /** @throws AppError `dataset/unreadable` where there are fewer. */
  async read(count: number): Promise<Uint8Array> {
    const bytes = await this.readUpTo(count);
    if (bytes.length === count) return bytes;
    throw unreadable(this.#file, 'file.endsEarly', { bytes: this.#position });
  }

  /** Fewer at the end only. */
  async readUpTo(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#refill())) break;
      const part = this.#held.subarray(0, missing);
      this.#held = this.#held.subarray(part.length);
      parts.push(part);
      missing -= part.length;
    }
    this.#position += count - missing;
    const [first = nothing] = parts;
    return parts.length < 2 ? first : Buffer.concat(parts);
  }

  /** @throws AppError `dataset/unreadable` where more follows. */
  async requireEnd(): Promise<void> {
    if (this.#held.length > 0 || (await this.#refill()))
      throw unreadable(this.#file, 'file.goesOn', { bytes: this.#position });
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #refill(): Promise<boolean> {
    try {
      const next = await this.#chunks.next();
      this.#held = next.done ? nothing : next.value;
      // A stream may hand out an empty portion before its end.
      return next.done ? false : this.#held.length > 0 || (await this.#refill());
    } catch (thrown) {
      throw asUnreadable(this.#file, thrown);
    }
  }
}
