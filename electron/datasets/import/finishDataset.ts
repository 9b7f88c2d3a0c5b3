import { createHash } from 'node:crypto';
import type { ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import { shippedIds } from '../datasets.ts';
import { splitNames } from '../../../shared/jobs/SplitName.ts';
import { datasetFiles } from '../imported/datasetFolders.ts';
import type { DatasetRecord } from '../imported/DatasetRecord.ts';
import { assignSplits, countOf } from './assignSplits.ts';
import type { ClassNames } from './ClassNames.ts';
import type { DatasetWriter } from './DatasetWriter.ts';
import { freeName } from './freeName.ts';
import type { GrowingCodes } from './GrowingCodes.ts';
import type { ImportContext } from './ImportContext.ts';
import type { Leftovers } from './Leftovers.ts';
import type { ImageShape } from './SourceDataset.ts';

interface ReadExamples {
  readonly path: string;
  readonly settings: ImportSettings;
  readonly shape: ImageShape;
  readonly writer: DatasetWriter;
  readonly context: ImportContext;
  readonly names: ClassNames;
  readonly labels: GrowingCodes<Uint16Array>;
  readonly splits: GrowingCodes<Uint8Array>;
  readonly leftovers: Leftovers;
}

/** Orders the classes, draws the splits, writes what is not images, and puts the dataset beside the others. */
export async function finishDataset(read: ReadExamples): Promise<DatasetRecord> {
  const { settings, shape, writer, context, leftovers } = read;
  const { labels: names, places } = read.names.inOrder();
  const labels = read.labels.values();
  labels.forEach((code, index) => {
    labels[index] = places[code] ?? 0;
  });
  const splits = assignSplits(labels, read.splits.values(), settings);
  const images = await writer.finishImages();
  const labelBytes = littleEndian(labels);
  const { height, width, channels } = shape;
  const hash = createHash('sha256')
    .update(JSON.stringify([height, width, channels, names, images]))
    .update(labelBytes)
    .update(splits)
    .digest('hex');
  const [train, validation, test] = splitNames.map((_, code) => countOf(splits, code)) as [number, number, number];
  const record: DatasetRecord = {
    schema: 1,
    ...(await freeName(settings.name ?? '', context.dataRoot, shippedIds)),
    importedAt: context.clock.now(),
    source: read.path,
    settings,
    ...{ height, width, channels },
    labels: [...names],
    examples: { train, validation, test },
    shardImages: writer.shardImages,
    skipped: leftovers.count,
    hash,
  };
  await writer.writeFile(datasetFiles.labels, labelBytes);
  await writer.writeFile(datasetFiles.splits, splits);
  await writer.writeFile(datasetFiles.skipped, JSON.stringify(leftovers.list));
  await writer.writeFile(datasetFiles.info, `${JSON.stringify(record, null, 2)}\n`);
  context.signal.throwIfAborted();
  await writer.publish(context.dataRoot, record.id);
  return record;
}

/** The same memory, whose numbers are rewritten where the processor has them the other way round. */
function littleEndian(labels: Uint16Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = labels;
  const view = new DataView(buffer, byteOffset, byteLength);
  labels.forEach((label, index) => view.setUint16(2 * index, label, true));
  return new Uint8Array(buffer, byteOffset, byteLength);
}
