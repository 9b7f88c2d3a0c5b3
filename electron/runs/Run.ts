import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../../shared/base/appError.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { parseDocument } from '../../shared/graph/parseDocument.ts';
import { serialiseDocument } from '../../shared/graph/serialiseDocument.ts';
import {
  type RunLabel,
  type RunLabelChange,
  type RunRecord,
  runLabelSchema,
  runRecordSchema,
} from '../../shared/jobs/RunRecord.ts';
import type { RunState } from '../../shared/jobs/RunSummary.ts';
import { nodeFileSystem } from '../files/nodeFileSystem.ts';
import { isSystemError, systemReason } from '../files/systemError.ts';
import { removeStaleTemporaries } from '../files/temporaryFiles.ts';
import { writeAtomic } from '../files/writeAtomic.ts';
import { Checkpoints } from './Checkpoints.ts';
import { createRunId } from './createRunId.ts';
import { MetricsLog } from './metrics.ts';
import { currentOwner, isAlive, readOwner } from './RunOwner.ts';

const recordFile = 'run.json';
const labelFile = 'label.json';
const ownerFile = 'owner.json';
const documentFile = 'document.lightweave';

/** Where runs are kept. */
export const runsFolder = (dataRoot: string): string => join(dataRoot, 'runs');

/** A run on disk: a folder of its own with record, network, metrics and checkpoints. */
export class Run {
  readonly folder: string;
  readonly checkpoints: Checkpoints;
  readonly metrics: MetricsLog;
  #record: RunRecord;

  private constructor(folder: string, record: RunRecord) {
    this.folder = folder;
    this.#record = record;
    const { keepCheckpoints } = record.settings;
    this.checkpoints = new Checkpoints(join(folder, 'checkpoints'), record.id, nodeFileSystem, keepCheckpoints);
    this.metrics = new MetricsLog(join(folder, 'metrics.jsonl'));
  }

  get record(): RunRecord {
    return this.#record;
  }

  get id(): string {
    return this.#record.id;
  }

  /** Begins a run, which this process then owns. @throws AppError `file/cannotWrite` */
  static async create(
    dataRoot: string,
    document: GraphDocument,
    begun: Pick<RunRecord, 'settings' | 'dataset' | 'versions' | 'startedAt'> & Partial<Pick<RunRecord, 'network'>>,
  ): Promise<Run> {
    const id = createRunId(`${document.name} ${begun.dataset.id}`, begun.startedAt);
    const folder = join(runsFolder(dataRoot), id);
    await nodeFileSystem.makeFolder(folder).catch((thrown: unknown) => {
      throw new AppError('file/cannotWrite', { file: folder, reason: systemReason(thrown) }, thrown);
    });
    const record: RunRecord = {
      network: null,
      path: null,
      ...begun,
      schema: 1,
      id,
      name: document.name,
      endedAt: null,
      state: 'running',
      outcome: {},
    };
    const run = new Run(folder, record);
    await writeAtomic(join(folder, documentFile), serialiseDocument(document));
    await run.own();
    await run.update({});
    return run;
  }

  /** The run of an id, or of a folder. @throws AppError `run/unknown` or `run/damaged` */
  static async open(dataRoot: string, run: string): Promise<Run> {
    const folder = /[\\/]/.test(run) ? resolve(run) : join(runsFolder(dataRoot), run);
    const text = await readText(run, join(folder, recordFile), runsFolder(dataRoot));
    try {
      return new Run(folder, runRecordSchema.parse(JSON.parse(text)));
    } catch (thrown) {
      throw damaged(run, `${recordFile} is no record of a run`, thrown);
    }
  }

  async update(change: Partial<RunRecord>): Promise<void> {
    this.#record = { ...this.#record, ...change };
    await writeAtomic(join(this.folder, recordFile), `${JSON.stringify(this.#record, null, 2)}\n`);
  }

  /** How the run stands: one that says it is running may have lost its process. */
  async state(): Promise<RunState> {
    const { state } = this.#record;
    return state === 'running' && !(await this.#isOwned()) ? 'interrupted' : state;
  }

  /** Takes the run for this process. @throws AppError `run/busy` when another one trains it. */
  async own(): Promise<void> {
    if (await this.#isOwned()) throw new AppError('run/busy', { run: this.id });
    const path = join(this.folder, ownerFile);
    await rm(path, { force: true });
    await removeStaleTemporaries(this.folder);
    // Exclusive: of two that try at once, one succeeds.
    await writeFile(path, JSON.stringify(await currentOwner()), { flag: 'wx' }).catch((thrown: unknown) => {
      if (isSystemError(thrown, 'EEXIST')) throw new AppError('run/busy', { run: this.id }, thrown);
      throw new AppError('file/cannotWrite', { file: path, reason: systemReason(thrown) }, thrown);
    });
  }

  /** Ends what `own` began. */
  async disown(): Promise<void> {
    await rm(join(this.folder, ownerFile), { force: true });
  }

  /** What people call it. */
  async label(): Promise<RunLabel> {
    const fallback = { name: this.#record.name, tags: [], notes: '' };
    return nodeFileSystem
      .read(join(this.folder, labelFile), 1 << 20)
      .then(bytes => runLabelSchema.parse(JSON.parse(new TextDecoder().decode(bytes))))
      .catch(() => fallback);
  }

  /** @throws AppError `file/cannotWrite` */
  async relabel(change: RunLabelChange): Promise<void> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const label = runLabelSchema.parse({ ...(await this.label()), ...given });
    await writeAtomic(join(this.folder, labelFile), `${JSON.stringify(label, null, 2)}\n`);
  }

  /** The network as it was trained. @throws AppError `run/damaged` */
  async document(): Promise<GraphDocument> {
    const path = join(this.folder, documentFile);
    const parsed = parseDocument(await readText(this.id, path, this.folder), path);
    if (!parsed.ok) throw this.damaged(`${documentFile}: ${parsed.error.code}`, parsed.error);
    if (parsed.value.problems.length > 0) throw this.damaged(`${documentFile} has damaged parts`);
    return parsed.value.document;
  }

  damaged(reason: string, cause?: unknown): AppError {
    return damaged(this.id, reason, cause);
  }

  async #isOwned(): Promise<boolean> {
    const owner = await readOwner(join(this.folder, ownerFile));
    return owner !== null && (await isAlive(owner));
  }
}

async function readText(run: string, path: string, folder: string): Promise<string> {
  try {
    return new TextDecoder().decode(await nodeFileSystem.read(path));
  } catch (thrown) {
    if (isSystemError(thrown, 'ENOENT', 'ENOTDIR')) throw new AppError('run/unknown', { run, folder }, thrown);
    throw damaged(run, systemReason(thrown), thrown);
  }
}

const damaged = (run: string, reason: string, cause?: unknown): AppError =>
  new AppError('run/damaged', { run, reason }, cause);
