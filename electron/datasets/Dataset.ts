import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';

export type SplitName = 'train' | 'validation' | 'test';

/** Labelled images as they are stored: bytes, row by row, channels last, image after image. */
export interface Split {
  readonly count: number;
  readonly images: Uint8Array;
  /** The class of each image. */
  readonly labels: Uint16Array;
}

/** A dataset whose files were found whole. Nothing of a split is in memory before it is asked for. */
export interface Dataset {
  readonly info: DatasetInfo;
  /** Names the bytes: equal hashes, equal images, labels and splits. */
  readonly hash: string;
  /** @throws AppError `dataset/missing` or `dataset/damaged`. */
  readonly load: (split: SplitName) => Promise<Split>;
}

/** A dataset that Lightweave knows of, whether it is there or not. */
export interface DatasetSource {
  readonly id: string;
  describe(): Promise<DatasetInfo>;
  /** @throws AppError `dataset/missing` or `dataset/damaged`. */
  open(): Promise<Dataset>;
}
