import { join } from 'node:path';
import { createQueue } from './createQueue.ts';
import type { FileSystem } from './FileSystem.ts';
import { hashOf } from './hashOf.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { decodeRecovery, encodeRecovery, type RecoveryEntry, type RecoveryHeader } from './recoveryFormat.ts';
import { writeAtomic } from './writeAtomic.ts';

const fileName = /^[0-9a-f]{32}\.[ab]\.recovery$/;

/**
 * Backups of unsaved work. Each document has two slots that are written in turn, so that the last backup but one is
 * there should the last one turn out damaged.
 */
export class RecoveryFolder {
  readonly #folder: string;
  readonly #files: FileSystem;
  readonly #inTurn = createQueue();
  readonly #generations = new Map<string, number>();

  constructor(folder: string, files: FileSystem = nodeFileSystem) {
    this.#folder = folder;
    this.#files = files;
  }

  /** Returns once the backup would survive a power loss. @throws AppError `file/cannotWrite` */
  write(header: Omit<RecoveryHeader, 'length' | 'generation' | 'savedAt'>, text: string): Promise<void> {
    return this.#inTurn(async () => {
      const { id } = header;
      const generation = (this.#generations.get(id) ?? (await this.#newest(id))?.header.generation ?? 0) + 1;
      await this.#files.makeFolder(this.#folder);
      const bytes = encodeRecovery({ ...header, generation, savedAt: Date.now() }, text);
      await writeAtomic(this.#slot(id, generation), bytes, this.#files);
      this.#generations.set(id, generation);
    });
  }

  /** The newest whole backup of every document, oldest first. Damaged ones are as good as absent. */
  list(): Promise<readonly RecoveryEntry[]> {
    return this.#inTurn(async () => {
      const newest = new Map<string, RecoveryEntry>();
      for (const name of await this.#files.list(this.#folder)) {
        if (!fileName.test(name)) continue;
        const entry = await this.#read(join(this.#folder, name));
        const known = entry && newest.get(entry.header.id);
        if (entry && entry.header.generation > (known?.header.generation ?? 0)) newest.set(entry.header.id, entry);
      }
      return [...newest.values()].sort((a, b) => a.header.savedAt - b.header.savedAt);
    });
  }

  /** Forgets a document that was saved or given up; the older backup first, so that it is never the only one left. */
  discard(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const generation = this.#generations.get(id) ?? (await this.#newest(id))?.header.generation ?? 0;
      this.#generations.delete(id);
      await this.#files.remove(this.#slot(id, generation + 1));
      await this.#files.remove(this.#slot(id, generation));
    });
  }

  async #newest(id: string): Promise<RecoveryEntry | null> {
    const [a, b] = [await this.#read(this.#slot(id, 0)), await this.#read(this.#slot(id, 1))];
    return (a?.header.generation ?? 0) > (b?.header.generation ?? 0) ? a : b;
  }

  async #read(path: string): Promise<RecoveryEntry | null> {
    const bytes = await this.#files.read(path).catch(() => null);
    return bytes && decodeRecovery(bytes);
  }

  /** Ids come from the window: their hash is a safe name. */
  #slot(id: string, generation: number): string {
    return join(this.#folder, `${hashOf(id).slice(0, 32)}.${generation % 2 === 0 ? 'a' : 'b'}.recovery`);
  }
}
