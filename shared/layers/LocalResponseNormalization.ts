import { featureMap } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { integer, number } from './ParamSpec.ts';

/**
 * x / (bias + alpha * sum of squares)^beta, the sum over the channel and `depthRadius` neighbours on each side: AlexNet's
 * formula and values. Caffe and PyTorch divide their alpha by the number of channels in the sum, TensorFlow does not.
 */
export const LocalResponseNormalization = defineLayer({
  type: 'LocalResponseNormalization',
  category: 'normalisation',
  summary: {
    en: 'Damps a value by its neighbours across channels.',
    ko: '이웃 채널의 값에 따라 각 값을 억제합니다.',
  },
  reference: {
    title: 'ImageNet Classification with Deep Convolutional Neural Networks',
    authors: 'Krizhevsky, Sutskever, Hinton',
    year: 2012,
  },
  ports: singlePorts(),
  params: {
    depthRadius: integer(2, {
      min: 0,
      prominent: true,
      summary: { en: 'Neighbouring channels on each side.', ko: '양쪽에서 보는 이웃 채널 수.' },
    }),
    bias: number(2, { min: 0 }),
    alpha: number(1e-4, {
      min: 0,
      summary: {
        en: 'Weight of each square (Caffe’s and PyTorch’s alpha divided by their size).',
        ko: '제곱 값마다 곱하는 가중치(Caffe·PyTorch의 alpha를 size로 나눈 값).',
      },
    }),
    beta: number(0.75, { min: 0 }),
  },
  shape: inputs => featureMap('LocalResponseNormalization', inputs),
});
