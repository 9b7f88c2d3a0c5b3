import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/base/appError.ts';
import type { FileSystem } from '../files/FileSystem.ts';
import { hashOf } from '../files/hashOf.ts';
import { isSystemError, systemReason } from '../files/systemError.ts';
import { removeStaleTemporaries } from '../files/temporaryFiles.ts';
import { writeAtomic } from '../files/writeAtomic.ts';
import type { NamedValues } from './NamedValues.ts';
import { type Progress, progressSchema } from './Progress.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';
import { weightsOf } from './stateName.ts';

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

const resumptionSchema = z.strictObject({
  file: z.string().regex(/^state-\d+\.safetensors$/),
  sha256: z.string(),
  progress: progressSchema,
});
/** Where training can go on. */
export type Resumption = z.infer<typeof resumptionSchema>;

const indexSchema = z.strictObject({
  checkpoints: z.array(checkpointSchema),
  latest: z.string().nullable(),
  best: z.string().nullable(),
  resumption: resumptionSchema.nullable().default(null),
});
type Index = z.infer<typeof indexSchema>;

const emptyIndex: Index = { checkpoints: [], latest: null, best: null, resumption: null };
const indexFile = 'index.json';

/** What a run has kept so far. */
export interface KeptCheckpoints {
  /** In their order. */
  readonly epochs: readonly Checkpoint[];
  readonly latest: Checkpoint | null;
  readonly best: Checkpoint | null;
  readonly resumption: Resumption | null;
}

type EpochWeights = Omit<Checkpoint, 'file' | 'sha256'> & { readonly weights: readonly NamedValues[] };

/** What is to be kept: the weights of an epoch, the state of the training, or both at once. */
export interface Keeping {
  /** One before that could not be kept when it was through. */
  readonly missed?: EpochWeights | undefined;
  readonly epoch?: EpochWeights | undefined;
  readonly state?: { readonly progress: Progress; readonly values: readonly NamedValues[] };
}

/**
 * The checkpoints of a run: a file of weights for each epoch, one of everything that training needs to go on, and an index
 * that names them with their hashes. The index is replaced as a whole once the files are safe on disk, so that it never
 * names one that is not whole. The last few epochs stay, and the best; of the states, the last.
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

  /** Answers the path of the epoch's file, or else of the state's. @throws AppError `file/cannotWrite` */
  async save({ missed, epoch, state }: Keeping): Promise<string> {
    await this.#files.makeFolder(this.#folder).catch((thrown: unknown) => {
      throw new AppError('file/cannotWrite', { file: this.#folder, reason: systemReason(thrown) }, thrown);
    });
    const before = (await this.#index()) ?? emptyIndex;
    let index = before;
    for (const one of [missed, epoch]) if (one) index = this.#withEpoch(index, await this.#writeEpoch(one));
    if (state) index = { ...index, resumption: await this.#writeState(state) };
    await this.#replaceIndex(before, index);
    return this.#path((epoch ? index.latest : index.resumption?.file) ?? indexFile);
  }

  /** Training is over: it will not go on, and what it would need goes. */
  async close(): Promise<void> {
    const index = await this.#index();
    if (index?.resumption) await this.#replaceIndex(index, { ...index, resumption: null });
  }

  /** Removes what a process that died while it wrote has left. */
  async tidy(): Promise<void> {
    await removeStaleTemporaries(this.#folder, this.#files);
    const named = namesIn((await this.#index()) ?? emptyIndex);
    const stale = (await this.#files.list(this.#folder)).filter(
      file => /\.safetensors$/.test(file) && !named.has(file),
    );
    for (const file of stale) await this.#files.remove(this.#path(file)).catch(() => undefined);
  }

  /** Everything that is kept. @throws AppError `run/damaged` */
  async kept(): Promise<KeptCheckpoints> {
    const index = (await this.#index()) ?? emptyIndex;
    const { checkpoints, resumption } = index;
    const find = (name: string | null) => checkpoints.find(({ file }) => file === name) ?? null;
    return { epochs: checkpoints, latest: find(index.latest), best: find(index.best), resumption };
  }

  /** The latest or the best epoch's; null when there is none yet. @throws AppError `run/damaged` */
  async find(which: 'latest' | 'best'): Promise<Checkpoint | null> {
    return (await this.kept())[which];
  }

  /** Where training can go on; null when nowhere. @throws AppError `run/damaged` */
  async resumption(): Promise<Resumption | null> {
    return (await this.kept()).resumption;
  }

  /** The values of a checkpoint, verified. @throws AppError `run/damaged` */
  async read({ file, sha256 }: Pick<Checkpoint, 'file' | 'sha256'>): Promise<readonly NamedValues[]> {
    const bytes = await this.#files.read(this.#path(file)).catch((thrown: unknown) => {
      throw this.#damaged(`${file}: ${systemReason(thrown)}`, thrown);
    });
    if (hashOf(bytes) !== sha256) throw this.#damaged(`${file} is not what was written`);
    const decoded = decodeSafetensors(bytes);
    if (!decoded.ok) throw this.#damaged(`${file}: ${decoded.error.reason}`);
    return decoded.value;
  }

  /**
   * The weights that the run has come to: of its best epoch, or as they were left before the first was through. Null when
   * there are none. @throws AppError `run/damaged`
   */
  async readWeights(): Promise<readonly NamedValues[] | null> {
    const { best, resumption } = await this.kept();
    if (best) return this.read(best);
    return resumption && weightsOf(await this.read(resumption));
  }

  async #writeEpoch({ weights, ...state }: EpochWeights): Promise<Checkpoint> {
    const file = `epoch-${String(state.epoch).padStart(4, '0')}.safetensors`;
    return { ...state, file, sha256: await this.#write(file, weights) };
  }

  async #writeState({ progress, values }: Required<Keeping>['state']): Promise<Resumption> {
    const file = `state-${String(progress.step).padStart(8, '0')}.safetensors`;
    return { progress, file, sha256: await this.#write(file, values) };
  }

  async #write(file: string, values: readonly NamedValues[]): Promise<string> {
    const bytes = encodeSafetensors(values);
    await writeAtomic(this.#path(file), bytes, this.#files);
    return hashOf(bytes);
  }

  #withEpoch(index: Index, added: Checkpoint): Index {
    const others = index.checkpoints.filter(({ file }) => file !== added.file);
    const all = [...others, added].toSorted((a, b) => a.step - b.step);
    const latest = all.at(-1) ?? added;
    const best = all.reduce((least, other) => (other.loss < least.loss ? other : least));
    const checkpoints = all.filter((one, at) => at >= all.length - this.#keptCount || one === best);
    return { ...index, checkpoints, latest: latest.file, best: best.file };
  }

  /** What only the old index names is no longer needed. */
  async #replaceIndex(before: Index, after: Index): Promise<void> {
    await writeAtomic(this.#path(indexFile), `${JSON.stringify(after, null, 2)}\n`, this.#files);
    const named = namesIn(after);
    for (const file of namesIn(before)) {
      if (!named.has(file)) await this.#files.remove(this.#path(file)).catch(() => undefined);
    }
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

const namesIn = ({ checkpoints, resumption }: Index): ReadonlySet<string> =>
  new Set([...checkpoints, ...(resumption ? [resumption] : [])].map(({ file }) => file));
