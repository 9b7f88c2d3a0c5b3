/** What a program found out about a task. */
export interface Found {
  /** Of the framework and what is below it. */
  readonly version: string;
  /** All weights, trained or not. */
  readonly params: number;
  /** Milliseconds: a step, one number for each timed epoch; an inference, one for each timed part. */
  readonly timesMs: readonly number[];
  /** The most memory that the process had. */
  readonly peakMiB: number;
  /** The mean of the last epoch. */
  readonly loss: number;
  /** Billions of operations a second in products of large matrices, in the same process. */
  readonly gigaflops?: number;
}
