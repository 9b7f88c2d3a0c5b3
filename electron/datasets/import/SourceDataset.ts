import type { DatasetFormatId, ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import type { Reason } from '../../../shared/text/Reason.ts';
import type { SplitName } from '../../../shared/jobs/SplitName.ts';

/** Extents of an image. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** An image as bytes, row by row, channels last. */
export interface RawImage extends ImageShape {
  readonly pixels: Uint8Array;
}

/** An image file that has yet to be decoded. */
export interface ImageFile {
  readonly file: string;
}

/** Something that was left out. `name` says where: a file, a row. */
export interface Skipped extends Reason {
  readonly name: string;
}

export interface LabelledImage {
  readonly name: string;
  readonly split: SplitName;
  readonly label: string;
  readonly image: RawImage | ImageFile;
}

export type SourceExample = LabelledImage | Skipped;

/** Somebody's data, looked at and ready to be read once, from front to end. */
export interface SourceDataset {
  /** The shape of all images; where they are files, some of them to find out. */
  readonly shape: ImageShape | { readonly sample: readonly string[] };
  /** The classes in their order, or `null` where the examples tell. */
  readonly labels: readonly string[] | null;
  /** How many examples there are, if that is known, to say how far it is and whether there is space. */
  readonly count: number | null;
  /** The share that has been read, 0..1. */
  readonly progress: () => number;
  /** Rejects with `dataset/unreadable` where the source as a whole is damaged. */
  readonly examples: () => AsyncIterable<SourceExample> | Iterable<SourceExample>;
}

/** A way in which people keep labelled images: one file a format. */
export interface DatasetFormat {
  readonly id: DatasetFormatId;
  /** Looks at names and first bytes only. `path` is a file or a folder. */
  recognise(path: string): Promise<boolean>;
  /** @throws AppError `dataset/unreadable` */
  open(path: string, settings: ImportSettings): Promise<SourceDataset>;
}
