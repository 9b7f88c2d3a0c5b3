import { rm } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import type { ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import { because, reasonValues } from '../../../shared/text/Reason.ts';
import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import { removeStaleTemporaries } from '../../files/temporaryFiles.ts';
import { openSource } from '../formats/openSource.ts';
import { datasetsFolder } from '../imported/datasetFolders.ts';
import { splitCode } from '../imported/splitCode.ts';
import { ClassNames } from './ClassNames.ts';
import { chooseShape } from './chooseShape.ts';
import { convertInOrder } from './convertInOrder.ts';
import { DatasetWriter } from './DatasetWriter.ts';
import { finishDataset } from './finishDataset.ts';
import { GrowingCodes } from './GrowingCodes.ts';
import type { ImportContext } from './ImportContext.ts';
import { ImportProgress } from './ImportProgress.ts';
import { Leftovers } from './Leftovers.ts';
import type { ImageShape, SourceDataset } from './SourceDataset.ts';

type Result = Extract<JobResult, { kind: 'importDataset' }>;

/**
 * Makes a dataset of the data root out of a file or folder. Images that cannot be read are left out and listed; an import
 * that is cancelled or fails leaves nothing.
 * @throws AppError `dataset/…` or `file/cannotWrite`; the signal's reason when cancelled.
 */
export async function importDataset(path: string, asked: ImportSettings, context: ImportContext): Promise<Result> {
  const startedAt = context.clock.now();
  context.emit({ type: 'progress', phase: 'preparing', done: 0, total: 1 });
  await removeUnfinished(context.dataRoot);
  const { source, format } = await openSource(path, asked);
  const shape = await chooseShape(source, asked, context.images);
  const settings: ImportSettings = {
    ...asked,
    name: asked.name ?? (parse(path).name || basename(path)),
    format,
    size: { height: shape.height, width: shape.width },
    channels: shape.channels === 1 ? 1 : 3,
  };
  const imageBytes = shape.height * shape.width * shape.channels;
  const writer = await DatasetWriter.create(context.dataRoot, imageBytes, source.count);
  try {
    const examples = await readExamples(source, shape, settings, writer, context);
    if (examples.labels.count === 0) throw nothingIn(path, examples.leftovers);
    const record = await finishDataset({ path, settings, shape, writer, context, ...examples });
    const { id, name, labels, skipped, examples: counts, hash } = record;
    const firstSkipped = examples.leftovers.list.slice(0, 5);
    const durationMs = context.clock.now() - startedAt;
    return {
      kind: 'importDataset',
      dataset: id,
      name,
      classes: labels.length,
      examples: counts,
      shape,
      hash,
      skipped,
      firstSkipped,
      durationMs,
    };
  } catch (thrown) {
    await writer.discard();
    throw thrown;
  }
}

async function readExamples(
  source: SourceDataset,
  shape: ImageShape,
  { resize }: ImportSettings,
  writer: DatasetWriter,
  context: ImportContext,
) {
  const names = new ClassNames(source.labels);
  const labels = new GrowingCodes(count => new Uint16Array(count));
  const splits = new GrowingCodes(count => new Uint8Array(count));
  const leftovers = new Leftovers();
  const progress = new ImportProgress(source, context);
  for await (const example of convertInOrder(source.examples(), context.images, shape, resize)) {
    context.signal.throwIfAborted();
    const code = 'reason' in example ? example : names.codeOf(example.label);
    if (typeof code === 'object') leftovers.add({ ...code, name: example.name });
    else if (!('reason' in example)) {
      labels.push(code);
      splits.push(splitCode(example.split));
      await writer.add(example.pixels);
    }
    progress.oneMore();
  }
  return { names, labels, splits, leftovers };
}

function nothingIn(source: string, { count, list }: Leftovers): AppError {
  const [first] = list;
  if (!first) return new AppError('dataset/noSource', { ...reasonValues(because('source.noImages')), source });
  return new AppError('dataset/empty', { ...reasonValues(first), source, skipped: count, first: first.name });
}

/** What imports left that were ended from outside. */
async function removeUnfinished(dataRoot: string): Promise<void> {
  const remove = (path: string): Promise<void> => rm(path, { recursive: true, force: true });
  await removeStaleTemporaries(datasetsFolder(dataRoot), { ...nodeFileSystem, remove });
}
