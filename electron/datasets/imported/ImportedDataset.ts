import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import type { DatasetDetails } from '../../../shared/jobs/DatasetDetails.ts';
import type { DatasetInfo } from '../../../shared/jobs/DatasetInfo.ts';
import { systemReason } from '../../files/systemError.ts';
import type { Dataset, DatasetSource } from '../Dataset.ts';
import type { SplitName } from '../../../shared/jobs/SplitName.ts';
import { indicesWhere } from '../indicesWhere.ts';
import { labelsAt, selectExamples, viewExamples } from '../selectExamples.ts';
import { datasetFiles, datasetsFolder } from './datasetFolders.ts';
import { type DatasetRecord, datasetRecordSchema, exampleCount, imageBytesOf, skippedSchema } from './DatasetRecord.ts';
import { openShards } from './openShards.ts';
import { splitCode } from './splitCode.ts';

/** A split with more bytes than this stays on disk. */
const memoryLimit = 256 * 2 ** 20;

/** A dataset that somebody imported, in its folder of the data root. */
export class ImportedDataset implements DatasetSource {
  readonly id: string;
  readonly #folder: string;
  readonly #memoryLimit: number;

  constructor(dataRoot: string, id: string, limit = memoryLimit) {
    this.id = id;
    this.#folder = join(datasetsFolder(dataRoot), id);
    this.#memoryLimit = limit;
  }

  static async list(dataRoot: string): Promise<readonly ImportedDataset[]> {
    const entries = await readdir(datasetsFolder(dataRoot), { withFileTypes: true }).catch(() => []);
    return entries
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => new ImportedDataset(dataRoot, name))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async describe(): Promise<DatasetInfo> {
    try {
      const record = await this.record();
      return infoOf(record, await this.#whatIsWrong(record));
    } catch (thrown) {
      const reason = thrown instanceof AppError ? String(thrown.values['reason']) : systemReason(thrown);
      const nothing = { train: 0, validation: 0, test: 0 };
      return {
        id: this.id,
        name: this.id,
        height: 0,
        width: 0,
        channels: 0,
        labels: [],
        examples: nothing,
        missing: reason,
      };
    }
  }

  async open(): Promise<Dataset> {
    const record = await this.record();
    const reason = await this.#whatIsWrong(record);
    if (reason !== null) throw this.#damaged(reason);
    return {
      info: infoOf(record, null),
      hash: record.hash,
      labels: split => this.#labels(record, split),
      load: split => this.#load(record, split),
    };
  }

  /** Where it came from, and what was left out. @throws AppError `dataset/importDamaged` */
  async origin(): Promise<NonNullable<DatasetDetails['imported']>> {
    const { importedAt: at, source, settings, skipped } = await this.record();
    const list = await this.#read(datasetFiles.skipped);
    try {
      return { at, source, settings, skipped, skippedFiles: skippedSchema.parse(JSON.parse(list.toString())) };
    } catch (thrown) {
      throw this.#damaged(`${datasetFiles.skipped} is no list`, thrown);
    }
  }

  /** @throws AppError `dataset/importDamaged` */
  async record(): Promise<DatasetRecord> {
    const file = datasetFiles.info;
    const text = await this.#read(file);
    try {
      return datasetRecordSchema.parse(JSON.parse(text.toString()));
    } catch (thrown) {
      throw this.#damaged(`${file} is no record of a dataset`, thrown);
    }
  }

  async #labels(record: DatasetRecord, split: SplitName): Promise<Uint16Array> {
    const { classes, indices } = await this.#readIndex(record, split);
    return labelsAt(classes, indices);
  }

  /** The class of every example, and which of them are a split's. */
  async #readIndex(record: DatasetRecord, split: SplitName) {
    const [labels, splits] = await Promise.all([this.#read(datasetFiles.labels), this.#read(datasetFiles.splits)]);
    const classes = new Uint16Array(exampleCount(record));
    classes.forEach((_, index) => {
      classes[index] = labels.readUInt16LE(2 * index);
    });
    const isBad = classes.some(label => label >= record.labels.length);
    if (isBad) throw this.#damaged(`${datasetFiles.labels} has a class that is not there`);
    const code = splitCode(split);
    const indices = indicesWhere(splits.length, index => splits[index] === code);
    return { classes, indices };
  }

  async #load(record: DatasetRecord, split: SplitName) {
    const { classes, indices } = await this.#readIndex(record, split);
    const all = openShards(this.#folder, record, classes);
    if (indices.length * imageBytesOf(record) > this.#memoryLimit) return viewExamples(all, indices);
    try {
      return selectExamples(all, indices);
    } finally {
      all.close();
    }
  }

  async #read(file: string): Promise<Buffer> {
    try {
      return await readFile(join(this.#folder, file));
    } catch (thrown) {
      throw this.#damaged(`${file}: ${systemReason(thrown)}`, thrown);
    }
  }

  /** The first file that is not there or has another size than the record says. */
  async #whatIsWrong(record: DatasetRecord): Promise<string | null> {
    for (const [file, bytes] of filesOf(record)) {
      const found = await stat(join(this.#folder, file)).catch(() => null);
      if (found?.size !== bytes)
        return found === null ? `${file} is missing` : `${file} has ${found.size} bytes instead of ${bytes}`;
    }
    return null;
  }

  #damaged(reason: string, cause?: unknown): AppError {
    return new AppError('dataset/importDamaged', { dataset: this.id, reason }, cause);
  }
}

function infoOf(record: DatasetRecord, missing: string | null): DatasetInfo {
  const { id, name, height, width, channels, labels, examples } = record;
  return { id, name, height, width, channels, labels, examples, missing };
}

function filesOf(record: DatasetRecord): readonly (readonly [string, number])[] {
  const count = exampleCount(record);
  const shards = Array.from({ length: Math.ceil(count / record.shardImages) }, (_, shard) => {
    const images = Math.min(record.shardImages, count - shard * record.shardImages);
    return [datasetFiles.images(shard), images * imageBytesOf(record)] as const;
  });
  return [[datasetFiles.labels, 2 * count], [datasetFiles.splits, count], ...shards];
}
