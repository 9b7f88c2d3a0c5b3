import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/base/appError.ts';
import type { FileSystem } from '../files/FileSystem.ts';
import { hashOf } from '../files/hashOf.ts';
import { isSystemError, systemReason } from '../files/systemError.ts';
import { writeAtomic } from '../files/writeAtomic.ts';
import type { NamedValues } from './NamedValues.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

const checkpointSchema = z.strictObject({
  file: z.string().regex(/^epoch-\d+\.safetensors$/),
  sha256: z.string(),
  epoch: z.number().int(),
  step: z.number().int(),
  /** Of the validation images where there are any, of the training epoch otherwise. */
  loss: z.number(),
  accuracy: z.number(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const indexSchema = z.strictObject({ checkpoints: z.array(checkpointSchema), latest: z.string(), best: z.string() });
type Index = z.infer<typeof indexSchema>;

const indexFile = 'index.json';

/**
 * The checkpoints of a run: a file of weights each, and an index that names them with their hashes. The index is replaced
 * as a whole once the weights are safe on disk, so that it never names a file that is not whole. The last few stay, and the
 * best.
 */
export class Checkpoints {
  readonly #folder: string;
  readonly #run: string;
  readonly #files: FileSystem;
  readonly #keptCount: number;

  constructor(folder: string, run: string, files: FileSystem, keptCount = 3) {
    this.#folder = folder;
    this.#run = run;
    this.#files = files;
    this.#keptCount = keptCount;
  }

  /** Keeps the weights of an epoch; answers the path of the file. @throws AppError `file/cannotWrite` */
  async save(state: Omit<Checkpoint, 'file' | 'sha256'>, weights: readonly NamedValues[]): Promise<string> {
    const bytes = encodeSafetensors(weights);
    const file = `epoch-${String(state.epoch).padStart(4, '0')}.safetensors`;
    await this.#files.makeFolder(this.#folder).catch((thrown: unknown) => {
      throw new AppError('file/cannotWrite', { file: this.#folder, reason: systemReason(thrown) }, thrown);
    });
    await writeAtomic(this.#path(file), bytes, this.#files);
    const before = (await this.#index())?.checkpoints.filter(other => other.file !== file) ?? [];
    const all = [...before, { ...state, file, sha256: hashOf(bytes) }];
    const best = all.reduce((least, other) => (other.loss < least.loss ? other : least));
    const kept = all.filter((checkpoint, index) => index >= all.length - this.#keptCount || checkpoint === best);
    const index: Index = { checkpoints: kept, latest: file, best: best.file };
    await writeAtomic(this.#path(indexFile), `${JSON.stringify(index, null, 2)}\n`, this.#files);
    for (const dropped of all.filter(checkpoint => !kept.includes(checkpoint))) {
      await this.#files.remove(this.#path(dropped.file)).catch(() => undefined);
    }
    return this.#path(file);
  }

  /** Those that are kept, in the order of their epochs. @throws AppError `run/damaged` */
  async list(): Promise<readonly Checkpoint[]> {
    return (await this.#index())?.checkpoints ?? [];
  }

  /** The latest or the best checkpoint; null when there is none yet. @throws AppError `run/damaged` */
  async find(which: 'latest' | 'best'): Promise<Checkpoint | null> {
    const index = await this.#index();
    return index?.checkpoints.find(({ file }) => file === index[which]) ?? null;
  }

  /** The weights of a checkpoint, verified. @throws AppError `run/damaged` */
  async read({ file, sha256 }: Checkpoint): Promise<readonly NamedValues[]> {
    const bytes = await this.#files.read(this.#path(file)).catch((thrown: unknown) => {
      throw this.#damaged(`${file}: ${systemReason(thrown)}`, thrown);
    });
    if (hashOf(bytes) !== sha256) throw this.#damaged(`${file} is not what was written`);
    const decoded = decodeSafetensors(bytes);
    if (!decoded.ok) throw this.#damaged(`${file}: ${decoded.error}`);
    return decoded.value;
  }

  async #index(): Promise<Index | null> {
    try {
      const bytes = await this.#files.read(this.#path(indexFile));
      return indexSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } catch (thrown) {
      if (isSystemError(thrown, 'ENOENT')) return null;
      throw this.#damaged(`${indexFile} cannot be read`, thrown);
    }
  }

  #path(file: string): string {
    return join(this.#folder, file);
  }

  #damaged(reason: string, cause?: unknown): AppError {
    return new AppError('run/damaged', { run: this.#run, reason }, cause);
  }
}
