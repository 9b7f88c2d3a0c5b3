import { BatchNormalization } from '../layers/BatchNormalization.ts';

/** Blocks that normalise take the two settings in which frameworks differ: Keras 1e-3 and 0.99, PyTorch 1e-5 and 0.9. */
export const normalisationParams = {
  epsilon: BatchNormalization.params.epsilon,
  momentum: BatchNormalization.params.momentum,
};
