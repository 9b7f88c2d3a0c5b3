import type { ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import type { ImageFile, ImageShape, RawImage } from './SourceDataset.ts';

/** Decodes and resizes images. Rejects for what it cannot read, and for what would take too much memory. */
export interface ImageReader {
  measure(file: string): Promise<ImageShape>;
  /** The pixels of an image, upright, in a shape. */
  read(image: RawImage | ImageFile, shape: ImageShape, resize: ImportSettings['resize']): Promise<Uint8Array>;
}

/** What an import has of the process it runs in. */
export interface ImportContext {
  readonly emit: (event: JobEventBody) => void;
  /** Aborted when somebody cancels. */
  readonly signal: AbortSignal;
  readonly dataRoot: string;
  readonly clock: { readonly now: () => number };
  readonly images: ImageReader;
}
