import { createHash, type Hash, randomBytes } from 'node:crypto';
import { rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { formatBytes } from '../../../shared/text/formatBytes.ts';
import type { FileSystem, WritableFile } from '../../files/FileSystem.ts';
import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import { systemReason } from '../../files/systemError.ts';
import { temporaryName } from '../../files/temporaryFiles.ts';
import { datasetFiles, datasetsFolder } from '../imported/datasetFolders.ts';

const shardBytes = 256 * 2 ** 20;
const bufferBytes = 4 * 2 ** 20;
/** What an import leaves free on the disk. */
const spareBytes = 512 * 2 ** 20;

/** Writes a dataset beside the others, under a name that nobody lists; `publish` gives it its own as the last step. */
export class DatasetWriter {
  readonly shardImages: number;
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #imageBytes: number;
  readonly #hash: Hash = createHash('sha256');
  readonly #buffer: Uint8Array;
  #filled = 0;
  #count = 0;
  #file: WritableFile | null = null;

  private constructor(folder: string, imageBytes: number, files: FileSystem) {
    this.#folder = folder;
    this.#imageBytes = imageBytes;
    this.#files = files;
    this.shardImages = Math.max(1, Math.floor(shardBytes / imageBytes));
    this.#buffer = new Uint8Array(Math.max(1, Math.floor(bufferBytes / imageBytes)) * imageBytes);
  }

  /** @throws AppError `dataset/noSpace` where `count` images are known not to fit, `file/cannotWrite` */
  static async create(
    dataRoot: string,
    imageBytes: number,
    count: number | null,
    files: FileSystem = nodeFileSystem,
  ): Promise<DatasetWriter> {
    const folder = join(datasetsFolder(dataRoot), temporaryName('import', randomBytes(6).toString('hex')));
    const writer = new DatasetWriter(folder, imageBytes, files);
    await writer.#try(() => files.makeFolder(folder));
    await writer.#requireSpace(count === null ? 0 : count * imageBytes).catch(async (thrown: unknown) => {
      await writer.discard();
      throw thrown;
    });
    return writer;
  }

  /** @throws AppError `dataset/noSpace` or `file/cannotWrite` */
  async add(pixels: Uint8Array): Promise<void> {
    this.#buffer.set(pixels, this.#filled);
    this.#filled += this.#imageBytes;
    this.#count += 1;
    if (this.#count % this.shardImages === 0) await this.#closeShard();
    else if (this.#filled === this.#buffer.length) await this.#flush();
  }

  /** Ends the images. Returns the SHA-256 of their bytes. */
  async finishImages(): Promise<string> {
    await this.#closeShard();
    return this.#hash.digest('hex');
  }

  async writeFile(name: string, data: Uint8Array | string): Promise<void> {
    await this.#try(async () => {
      const file = await this.#files.create(join(this.#folder, name), 0o666);
      try {
        await file.write(typeof data === 'string' ? new TextEncoder().encode(data) : data);
        await file.sync();
      } finally {
        await file.close();
      }
    });
  }

  /** From now on it is there, whole. */
  async publish(dataRoot: string, id: string): Promise<string> {
    const folder = join(datasetsFolder(dataRoot), id);
    await this.#try(async () => {
      await this.#files.syncFolder(this.#folder);
      await this.#files.rename(this.#folder, folder);
      await this.#files.syncFolder(datasetsFolder(dataRoot));
    });
    return folder;
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#file?.close().catch(() => undefined);
    this.#file = null;
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #flush(): Promise<void> {
    if (this.#filled === 0) return;
    const bytes = this.#buffer.subarray(0, this.#filled);
    this.#hash.update(bytes);
    await this.#try(async () => {
      this.#file ??= await this.#openShard();
      await this.#file.write(bytes);
    });
    this.#filled = 0;
  }

  async #openShard(): Promise<WritableFile> {
    await this.#requireSpace(0);
    const shard = Math.floor((this.#count - 1) / this.shardImages);
    return this.#files.create(join(this.#folder, datasetFiles.images(shard)), 0o666);
  }

  async #closeShard(): Promise<void> {
    await this.#flush();
    const file = this.#file;
    this.#file = null;
    if (file === null) return;
    await this.#try(async () => {
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    });
  }

  async #requireSpace(bytes: number): Promise<void> {
    // Not every disk tells.
    const disk = await statfs(this.#folder).catch(() => null);
    const [free, needed] = [disk ? disk.bavail * disk.bsize : Number.POSITIVE_INFINITY, bytes + spareBytes];
    if (needed <= free) return;
    throw new AppError('dataset/noSpace', { needed: formatBytes(needed), free: formatBytes(free) });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      if (thrown instanceof AppError) throw thrown;
      throw new AppError('file/cannotWrite', { file: this.#folder, reason: systemReason(thrown) }, thrown);
    }
  }
}
