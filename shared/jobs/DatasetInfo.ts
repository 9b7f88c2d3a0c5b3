/** What is known of a dataset without reading its images. */
export interface DatasetInfo {
  readonly id: string;
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly labels: readonly string[];
  readonly examples: { readonly train: number; readonly validation: number; readonly test: number };
  /** `null` when it is there and whole, else what is wrong with it. */
  readonly missing: string | null;
}
