import { join } from 'node:path';

/** Where imported datasets are kept, a folder each. */
export const datasetsFolder = (dataRoot: string): string => join(dataRoot, 'datasets');

/** What was removed waits here for being brought back. */
export const datasetTrash = (dataRoot: string): string => join(dataRoot, 'trash', 'datasets');

/** The files of an imported dataset. */
export const datasetFiles = {
  info: 'info.json',
  /** The class of each example, as 16-bit little-endian numbers. */
  labels: 'labels.bin',
  /** The split of each example, a byte: see `splitCode`. */
  splits: 'splits.bin',
  /** What was left out, and why. */
  skipped: 'skipped.json',
  /** The bytes of the examples' images, one after another, as many whole images a file as `shardImages` says. */
  images: (shard: number): string => `images-${String(shard).padStart(4, '0')}.bin`,
} as const;
