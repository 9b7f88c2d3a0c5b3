import { BatchNormalization } from '../layers/BatchNormalization.ts';
import { boolean } from '../layers/ParamSpec.ts';

/** Blocks that normalise take the two settings in which frameworks differ: Keras 1e-3 and 0.99, PyTorch 1e-5 and 0.9. */
export const normalisationParams = {
  epsilon: BatchNormalization.params.epsilon,
  momentum: BatchNormalization.params.momentum,
};

/** The same for blocks that exist with and without batch normalisation. */
export const optionalNormalisationParams = {
  normalise: boolean(true, {
    summary: {
      en: 'Normalises over the batch after every convolution.',
      ko: '합성곱마다 뒤에서 배치 정규화를 합니다.',
    },
  }),
  ...normalisationParams,
};
