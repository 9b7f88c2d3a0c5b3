import { required } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import { channelsOf } from './featureMap.ts';
import { defineLayer, type WeightSpec } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { boolean, number } from './ParamSpec.ts';
import { trainable } from './weights.ts';

export const BatchNormalization = defineLayer({
  type: 'BatchNormalization',
  category: 'normalisation',
  summary: {
    en: 'Normalises every channel over the batch while training, and by moving averages afterwards.',
    ko: '학습 중에는 배치 통계로, 이후에는 이동 평균으로 각 채널을 정규화합니다.',
  },
  reference: {
    title: 'Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift',
    authors: 'Ioffe, Szegedy',
    year: 2015,
    arxiv: '1502.03167',
  },
  ports: singlePorts('any'),
  params: {
    momentum: number(0.99, {
      min: 0,
      max: 1,
      summary: {
        en: 'How much of the moving average stays at each step (PyTorch’s momentum is 1 minus this).',
        ko: '스텝마다 이동 평균이 유지되는 비율 (PyTorch의 momentum은 1에서 이 값을 뺀 것).',
      },
    }),
    epsilon: number(1e-3, {
      min: 0,
      max: 1,
      summary: { en: 'Added to the variance before the root.', ko: '제곱근을 구하기 전에 분산에 더하는 값.' },
    }),
    scale: boolean(true, { summary: { en: 'Learns gamma.', ko: 'gamma를 학습합니다.' } }),
    center: boolean(true, { summary: { en: 'Learns beta.', ko: 'beta를 학습합니다.' } }),
  },
  shape: ([input]) => ok(required(input, 'an input shape')),
  weights(inputs, { scale, center }) {
    const shape = [channelsOf(inputs)];
    const moving = { shape, trainable: false };
    const weights: WeightSpec[] = [];
    if (scale) weights.push(trainable('gamma', shape, 'ones'));
    if (center) weights.push(trainable('beta', shape, 'zeros'));
    weights.push({ role: 'movingMean', initializer: 'zeros', ...moving });
    weights.push({ role: 'movingVariance', initializer: 'ones', ...moving });
    return weights;
  },
});
