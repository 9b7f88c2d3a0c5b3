import { basename } from 'node:path';
import { z } from 'zod';
import type { RecentFile } from '../../shared/ipc/messages.ts';
import type { FileSystem } from './FileSystem.ts';
import { JsonFile } from './JsonFile.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';

const limit = 20;
const schema = z.array(z.strictObject({ path: z.string().min(1), openedAt: z.number() })).max(limit);

/** The files that were opened or saved last, newest first. */
export class RecentFiles {
  readonly #state: JsonFile<z.infer<typeof schema>>;
  readonly #files: FileSystem;

  private constructor(state: JsonFile<z.infer<typeof schema>>, files: FileSystem) {
    this.#state = state;
    this.#files = files;
  }

  static async open(path: string, files: FileSystem = nodeFileSystem): Promise<RecentFiles> {
    return new RecentFiles(await JsonFile.open(path, schema, [], files), files);
  }

  get paths(): readonly string[] {
    return this.#state.value.map(({ path }) => path);
  }

  /** Puts a file on top. The list is a convenience: that it cannot be written stops nothing. */
  async add(path: string): Promise<void> {
    const entry = { path, openedAt: Date.now() };
    await this.#state
      .update(entries => [entry, ...entries.filter(known => known.path !== path)].slice(0, limit))
      .catch(() => undefined);
  }

  async list(): Promise<readonly RecentFile[]> {
    return Promise.all(
      this.#state.value.map(async ({ path, openedAt }) => ({
        path,
        openedAt,
        name: basename(path, '.lightweave'),
        isMissing: (await this.#files.find(path).catch(() => null)) === null,
      })),
    );
  }

  /** Returns when everything it was told is on disk, or has failed to get there. */
  settled(): Promise<void> {
    return this.#state.settled();
  }

  async clear(): Promise<void> {
    await this.#state.update(() => []);
  }
}
