import { stat } from 'node:fs/promises';
import { AppError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import type { DatasetFormatId, ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import { systemReason } from '../../files/systemError.ts';
import type { DatasetFormat, SourceDataset } from '../import/SourceDataset.ts';
import { cifar } from './cifar.ts';
import { csv } from './csv.ts';
import { folders } from './folders.ts';
import { idx } from './idx.ts';
import { numpy } from './numpy.ts';
import { asUnreadable } from './unreadable.ts';

/** The order in which they are tried. */
const formats: readonly DatasetFormat[] = [cifar, idx, numpy, csv, folders];

/**
 * Finds out what a file or folder holds, and opens it.
 * @throws AppError `dataset/noSource`, `dataset/unrecognised` or `dataset/unreadable`
 */
export async function openSource(
  path: string,
  settings: ImportSettings,
): Promise<{ readonly source: SourceDataset; readonly format: DatasetFormatId }> {
  await stat(path).catch((thrown: unknown) => {
    throw new AppError('dataset/noSource', { source: path, reason: systemReason(thrown) }, thrown);
  });
  const format = settings.format === null ? await recognise(path) : byId(settings.format);
  try {
    return { source: await format.open(path, settings), format: format.id };
  } catch (thrown) {
    throw asUnreadable(path, thrown);
  }
}

const byId = (id: DatasetFormatId): DatasetFormat =>
  required(
    formats.find(format => format.id === id),
    id,
  );

async function recognise(path: string): Promise<DatasetFormat> {
  for (const format of formats) if (await format.recognise(path)) return format;
  throw new AppError('dataset/unrecognised', { source: path });
}
