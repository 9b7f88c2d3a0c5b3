import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import type { SplitName } from '../../shared/jobs/SplitName.ts';

/** Labelled images. They need not be in memory: whoever reads them takes one at a time. */
export interface Split {
  readonly count: number;
  /** The class of each image. */
  readonly labels: Uint16Array;
  /** The size of one image. */
  readonly imageBytes: number;
  /** Copies the bytes of one image, row by row, channels last, to a place in `target`. */
  copyImage(index: number, target: Uint8Array, offset: number): void;
}

/** A split that is in memory as a whole. */
export interface MemorySplit extends Split {
  /** The bytes of all images, one after another. */
  readonly images: Uint8Array;
}

/** A dataset whose files were found whole. Nothing of a split is in memory before it is asked for. */
export interface Dataset {
  readonly info: DatasetInfo;
  /** Names the bytes: equal hashes, equal images, labels and splits. */
  readonly hash: string;
  /** The class of each image of a split, without reading the images. @throws like `load`. */
  readonly labels: (split: SplitName) => Promise<Uint16Array>;
  /** A `MemorySplit` unless that would be too much. @throws AppError `dataset/missing` or `dataset/damaged`. */
  readonly load: (split: SplitName) => Promise<Split>;
}

/** A dataset that Lightweave knows of, whether it is there or not. */
export interface DatasetSource {
  readonly id: string;
  describe(): Promise<DatasetInfo>;
  /** @throws AppError `dataset/missing` or `dataset/damaged`. */
  open(): Promise<Dataset>;
}
