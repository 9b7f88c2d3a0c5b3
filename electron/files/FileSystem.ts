/** A file that is being written. */
export interface WritableFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Returns once the bytes would survive a power loss. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What a path leads to: the file behind any links, with its permission bits. */
export interface FoundFile {
  readonly realPath: string;
  readonly mode: number;
}

/**
 * The few operations that durable state needs. An interface, so that tests can fail the N-th call or cut the power
 * after it. Every method rejects with the system's error (`code`, `errno`).
 */
export interface FileSystem {
  /** `null` when there is nothing at that path. */
  find(path: string): Promise<FoundFile | null>;
  /** Rejects with `EFBIG` when the file holds more than `limit` bytes. */
  read(path: string, limit?: number): Promise<Uint8Array>;
  /** A new file; rejects with `EEXIST` when there is one. */
  create(path: string, mode: number): Promise<WritableFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Names in a folder; none when the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;
  makeFolder(path: string): Promise<void>;
  /** Makes names in a folder (a rename, a removal) survive a power loss. */
  syncFolder(path: string): Promise<void>;
}
