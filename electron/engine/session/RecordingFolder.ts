import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf } from '../../files/hashOf.ts';
import { temporaryName } from '../../files/temporaryFiles.ts';
import type { Recordings } from './Recordings.ts';

/** Bytes of a SHA-256 in hexadecimal. */
const hashLength = 64;

/**
 * Recordings on disk, a file each, named by the hash of their origin and of `maker`: the code and the libraries that
 * recorded. A file begins with the hash of its graph, so that a damaged one is not taken for it. A disk that cannot be
 * read or written costs the time of recording, nothing else. Beyond `limit` files the ones that were not used for longest go.
 */
export class RecordingFolder implements Recordings {
  readonly #folder: string;
  readonly #maker: unknown;
  readonly #limit: number;
  #foundAll = true;

  constructor(folder: string, maker: unknown, limit = 64) {
    this.#folder = folder;
    this.#maker = maker;
    this.#limit = limit;
  }

  /** Whether nothing had to be recorded yet. */
  get foundAll(): boolean {
    return this.#foundAll;
  }

  find(origin: unknown, record: () => Uint8Array): Uint8Array {
    const name = hashOf(JSON.stringify([this.#maker, origin]));
    const kept = this.#read(name);
    if (kept) return kept;
    this.#foundAll = false;
    const graph = record();
    this.#keep(name, graph);
    return graph;
  }

  #read(name: string): Uint8Array | null {
    const path = join(this.#folder, name);
    try {
      const bytes = readFileSync(path);
      const graph = bytes.subarray(hashLength);
      if (hashOf(graph) !== bytes.toString('latin1', 0, hashLength)) return null;
      const now = new Date();
      utimesSync(path, now, now);
      return graph;
    } catch {
      return null;
    }
  }

  #keep(name: string, graph: Uint8Array): void {
    try {
      this.#makeFolder();
      this.#makeRoom();
      this.#write(name, Buffer.concat([Buffer.from(hashOf(graph), 'latin1'), graph]));
    } catch {
      // Then it is recorded the next time, too.
    }
  }

  /** With the data root around it, no more: Node's recursive way never returns below `/proc`. */
  #makeFolder(): void {
    for (const folder of [dirname(this.#folder), this.#folder]) if (!existsSync(folder)) mkdirSync(folder);
  }

  #write(name: string, bytes: Uint8Array): void {
    const temporary = join(this.#folder, temporaryName(name, randomBytes(6).toString('hex')));
    try {
      writeFileSync(temporary, bytes);
      renameSync(temporary, join(this.#folder, name));
    } catch (thrown) {
      rmSync(temporary, { force: true });
      throw thrown;
    }
  }

  #makeRoom(): void {
    const files = readdirSync(this.#folder).map(name => join(this.#folder, name));
    const usedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const byUse = files.map(path => ({ path, at: usedAt(path) })).toSorted((one, other) => other.at - one.at);
    for (const { path } of byUse.slice(this.#limit - 1)) rmSync(path, { force: true });
  }
}
