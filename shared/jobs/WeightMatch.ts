/** What a training took over from another run or a file of weights, weight by weight. */
export interface WeightMatch {
  /** The run's id, or the path of the file. */
  readonly run: string;
  /** How many weights were taken over: same name or `renamed`, same shape. */
  readonly matched: number;
  /** Those of them that have other names in the file: layers of the same kind and shapes, in the same order. */
  readonly renamed: readonly { readonly name: string; readonly from: string }[];
  /** Weights that the run has nothing for, and those that have another shape in it: drawn anew. */
  readonly fresh: readonly string[];
  readonly reshaped: readonly string[];
  /** Weights of the run that have no place here. */
  readonly unused: readonly string[];
}
