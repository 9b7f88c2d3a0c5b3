/** Keras' words for what the weights of a layer are, where they are others than ours. */
export const kerasRoles: Readonly<Record<string, string>> = {
  depthwiseKernel: 'depthwise_kernel',
  movingMean: 'moving_mean',
  movingVariance: 'moving_variance',
};
