import { dirname } from 'node:path';
import type { z } from 'zod';
import { createQueue } from './createQueue.ts';
import type { FileSystem } from './FileSystem.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { writeAtomic } from './writeAtomic.ts';

/** A small file of state that the app can do without: damaged or missing, it holds its default. */
export class JsonFile<T> {
  readonly #path: string;
  readonly #schema: z.ZodType<T>;
  readonly #files: FileSystem;
  readonly #inTurn = createQueue();
  #value: T;

  private constructor(path: string, schema: z.ZodType<T>, value: T, files: FileSystem) {
    this.#path = path;
    this.#schema = schema;
    this.#value = value;
    this.#files = files;
  }

  static async open<T>(
    path: string,
    schema: z.ZodType<T>,
    fallback: T,
    files: FileSystem = nodeFileSystem,
  ): Promise<JsonFile<T>> {
    const value = await files
      .read(path, 1 << 20)
      .then(bytes => schema.parse(completed(JSON.parse(new TextDecoder().decode(bytes)), fallback)))
      .catch(() => fallback);
    return new JsonFile(path, schema, value, files);
  }

  get value(): T {
    return this.#value;
  }

  /** Holds at once for readers here; returns when it is on disk. @throws AppError `file/cannotWrite` */
  async update(change: (value: T) => T): Promise<T> {
    this.#value = this.#schema.parse(change(this.#value));
    await this.#inTurn(async () => {
      await this.#files.makeFolder(dirname(this.#path));
      await writeAtomic(this.#path, `${JSON.stringify(this.#value, null, 2)}\n`, this.#files);
    });
    return this.#value;
  }

  /** Returns when everything it was told is on disk, or has failed to get there. */
  settled(): Promise<void> {
    return this.#inTurn(() => Promise.resolve());
  }
}

/** What an older version wrote, with the default of what came later. */
const completed = (value: unknown, fallback: unknown): unknown =>
  isRecord(value) && isRecord(fallback) ? { ...fallback, ...value } : value;

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
