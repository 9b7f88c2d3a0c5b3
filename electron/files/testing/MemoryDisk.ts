import { dirname } from 'node:path';
import type { FileSystem, WritableFile } from '../FileSystem.ts';
import { systemError } from '../systemError.ts';

interface Content {
  bytes: Uint8Array;
  /** What of it is sure to survive a power loss. */
  synced: Uint8Array;
}
type Names = Map<string, Content>;
type Change = (names: Names) => void;

/** What a power loss leaves of bytes that were written but not synced. */
export const unsyncedFates = ['lost', 'half', 'zeroed', 'kept'] as const;
export type UnsyncedFate = (typeof unsyncedFates)[number];

/**
 * A disk in memory that knows what has reached the platter: synced bytes, and names whose folder was synced. `onCall`
 * runs before every operation: throwing there fails it.
 */
export class MemoryDisk implements FileSystem {
  #names: Names;
  #durable: Names;
  #pending: { readonly folder: string; readonly change: Change }[] = [];
  onCall: (operation: keyof FileSystem | keyof WritableFile) => void = () => undefined;

  constructor(names: ReadonlyMap<string, Uint8Array> = new Map()) {
    const settled = (): Names => new Map([...names].map(([path, bytes]) => [path, { bytes, synced: bytes }]));
    this.#names = settled();
    this.#durable = new Map(this.#names);
  }

  /** The name changes a power loss may or may not undo. */
  get pendingChanges(): number {
    return this.#pending.length;
  }

  /** The disk as a restart finds it when `surviving` of the pending name changes and that much of the bytes made it. */
  afterPowerLoss(surviving: number, fate: UnsyncedFate): MemoryDisk {
    const names: Names = new Map(this.#durable);
    for (const { change } of this.#pending.slice(0, surviving)) change(names);
    return new MemoryDisk(new Map([...names].map(([path, content]) => [path, survivingBytes(content, fate)])));
  }

  bytesAt(path: string): Uint8Array | undefined {
    return this.#names.get(path)?.bytes;
  }

  get paths(): readonly string[] {
    return [...this.#names.keys()];
  }

  #change(folder: string, change: Change): void {
    change(this.#names);
    this.#pending.push({ folder, change });
  }

  #require(path: string, syscall: string): Content {
    const content = this.#names.get(path);
    if (content === undefined) throw systemError('ENOENT', syscall, path);
    return content;
  }

  /** Counts the call, and fails it if that is what the test wants. */
  #call<T>(operation: Parameters<MemoryDisk['onCall']>[0], task: () => T): Promise<T> {
    return new Promise(resolve => {
      this.onCall(operation);
      resolve(task());
    });
  }

  find(path: string) {
    return this.#call('find', () => (this.#names.has(path) ? { realPath: path, mode: 0o644 } : null));
  }

  read(path: string, limit = Number.POSITIVE_INFINITY) {
    return this.#call('read', () => {
      const { bytes } = this.#require(path, 'open');
      if (bytes.length > limit) throw systemError('EFBIG', 'read', path);
      return bytes;
    });
  }

  create(path: string): Promise<WritableFile> {
    return this.#call('create', () => {
      if (this.#names.has(path)) throw systemError('EEXIST', 'open', path);
      const content: Content = { bytes: new Uint8Array(), synced: new Uint8Array() };
      this.#change(dirname(path), names => names.set(path, content));
      return {
        write: bytes => {
          // A full disk takes the first part of what it is given.
          content.bytes = bytes.slice(0, bytes.length >> 1);
          return this.#call('write', () => {
            content.bytes = bytes;
          });
        },
        sync: () =>
          this.#call('sync', () => {
            content.synced = content.bytes;
          }),
        close: () => this.#call('close', () => undefined),
      };
    });
  }

  rename(from: string, to: string) {
    return this.#call('rename', () => {
      const content = this.#require(from, 'rename');
      this.#change(dirname(to), names => {
        names.delete(from);
        names.set(to, content);
      });
    });
  }

  remove(path: string) {
    return this.#call('remove', () => {
      this.#change(dirname(path), names => names.delete(path));
    });
  }

  list(folder: string) {
    return this.#call('list', () =>
      this.paths.filter(path => dirname(path) === folder).map(path => path.slice(folder.length + 1)),
    );
  }

  makeFolder() {
    return this.#call('makeFolder', () => undefined);
  }

  syncFolder(path: string) {
    return this.#call('syncFolder', () => {
      const isHere = ({ folder }: { folder: string }): boolean => folder === path;
      for (const { change } of this.#pending.filter(isHere)) change(this.#durable);
      this.#pending = this.#pending.filter(change => !isHere(change));
    });
  }
}

function survivingBytes({ bytes, synced }: Content, fate: UnsyncedFate): Uint8Array {
  if (bytes === synced || fate === 'kept') return bytes;
  if (fate === 'lost') return synced;
  return fate === 'half' ? bytes.slice(0, bytes.length >> 1) : new Uint8Array(bytes.length);
}
