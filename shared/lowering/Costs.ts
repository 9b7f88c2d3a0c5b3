/**
 * What a layer, a node or a network costs. `macs`: multiply-adds of convolutions and dense layers at batch 1
 * (1 MAC = 2 FLOPs); bias, normalisation, activations, pooling and joins count 0. Bytes are of float32.
 */
export interface Costs {
  /** trainableParams + nonTrainableParams */
  readonly params: number;
  /** Kernels, biases, gamma, beta: what papers quote. */
  readonly trainableParams: number;
  /** Moving means and variances of batch normalisation. */
  readonly nonTrainableParams: number;
  readonly macs: number;
  readonly weightBytes: number;
}

export const noCosts: Costs = { params: 0, trainableParams: 0, nonTrainableParams: 0, macs: 0, weightBytes: 0 };

export const addCosts = (a: Costs, b: Costs): Costs => ({
  params: a.params + b.params,
  trainableParams: a.trainableParams + b.trainableParams,
  nonTrainableParams: a.nonTrainableParams + b.nonTrainableParams,
  macs: a.macs + b.macs,
  weightBytes: a.weightBytes + b.weightBytes,
});
