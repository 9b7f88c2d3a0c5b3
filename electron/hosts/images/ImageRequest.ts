import type { DocumentInput } from '../../../shared/graph/GraphDocument.ts';
import type { PixelImage } from '../../../shared/jobs/PixelImage.ts';

/** How many channels an image can have: grey, colour, colour with transparency. */
export const imageChannels: readonly number[] = [1, 3, 4];

/** Image files to decode, and what the network takes. */
export interface ImageRequest {
  readonly files: readonly string[];
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly resize: DocumentInput['resize'];
}

export type DecodedImage =
  | { readonly file: string; readonly image: PixelImage }
  | { readonly file: string; readonly reason: string };

/** Decodes all files of a request, in their order; what cannot be read comes back with the reason. */
export type DecodeImages = (request: ImageRequest) => Promise<readonly DecodedImage[]>;
