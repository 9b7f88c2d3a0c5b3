import type { SerialisedError } from '../../../shared/base/appError.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { DatasetDetails } from '../../../shared/jobs/DatasetDetails.ts';
import type { DatasetImages, ImagesRequest } from '../../../shared/jobs/DatasetImages.ts';
import type { SplitName } from '../../../shared/jobs/SplitName.ts';

/** What the process that reads datasets for the window can be asked. */
export interface BrowseCalls {
  readonly show: { readonly input: { readonly dataset: string }; readonly output: DatasetDetails };
  /** The class of each image of a split. */
  readonly labels: {
    readonly input: { readonly dataset: string; readonly split: SplitName };
    readonly output: Uint16Array;
  };
  readonly images: { readonly input: ImagesRequest; readonly output: DatasetImages };
}
export type BrowseCall = keyof BrowseCalls;

export type BrowseRequest = {
  readonly [Call in BrowseCall]: {
    readonly id: number;
    readonly call: Call;
    readonly input: BrowseCalls[Call]['input'];
  };
}[BrowseCall];

export interface BrowseReply {
  readonly id: number;
  readonly result: Result<BrowseCalls[BrowseCall]['output'], SerialisedError>;
}
