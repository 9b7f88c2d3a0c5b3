import type { Reason } from '../text/Reason.ts';
import type { DatasetInfo } from './DatasetInfo.ts';
import type { ImportSettings } from './ImportSettings.ts';

/** A file or row that an import left out. */
interface SkippedFile extends Reason {
  readonly name: string;
}

/** Everything that is known of a dataset but its images. */
export interface DatasetDetails {
  readonly info: DatasetInfo;
  /** SHA-256 over images, classes and splits. */
  readonly hash: string;
  /** Images of each class, in the order of the labels. */
  readonly histogram: { readonly [Split in keyof DatasetInfo['examples']]: readonly number[] };
  /** Where it came from; `null` for one that is shipped. */
  readonly imported: {
    /** Milliseconds since 1970. */
    readonly at: number;
    readonly source: string;
    readonly settings: ImportSettings;
    /** How many were left out; the list holds the first 10,000. */
    readonly skipped: number;
    readonly skippedFiles: readonly SkippedFile[];
  } | null;
}
