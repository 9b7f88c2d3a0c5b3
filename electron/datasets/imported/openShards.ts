import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { systemReason } from '../../files/systemError.ts';
import type { Split } from '../Dataset.ts';
import { datasetFiles } from './datasetFolders.ts';
import { type DatasetRecord, imageBytesOf } from './DatasetRecord.ts';

/**
 * All examples of an imported dataset, on disk. Files are opened when they are first read; reading waits for the disk, which
 * a batch needs anyhow.
 */
export function openShards(folder: string, record: DatasetRecord, labels: Uint16Array): Split & { close(): void } {
  const imageBytes = imageBytesOf(record);
  const files = new Map<number, number>();
  const fileOf = (shard: number): number => {
    const file = files.get(shard) ?? openSync(join(folder, datasetFiles.images(shard)), 'r');
    files.set(shard, file);
    return file;
  };
  const read = (index: number, target: Uint8Array, offset: number): void => {
    const shard = Math.floor(index / record.shardImages);
    const place = (index - shard * record.shardImages) * imageBytes;
    const bytes = readSync(fileOf(shard), target, offset, imageBytes, place);
    if (bytes !== imageBytes) throw damaged(record, `${datasetFiles.images(shard)} ends too early`);
  };
  return {
    count: labels.length,
    labels,
    imageBytes,
    copyImage(index, target, offset) {
      try {
        read(index, target, offset);
      } catch (thrown) {
        throw thrown instanceof AppError ? thrown : damaged(record, systemReason(thrown), thrown);
      }
    },
    close() {
      for (const file of files.values()) closeSync(file);
      files.clear();
    },
  };
}

const damaged = ({ id }: DatasetRecord, reason: string, cause?: unknown): AppError =>
  new AppError('dataset/importDamaged', { dataset: id, reason }, cause);
