import { LocalResponseNormalization } from '../layers/LocalResponseNormalization.ts';
import { MaxPooling2D } from '../layers/MaxPooling2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { boolean, integer, padding, size } from '../layers/ParamSpec.ts';
import { defineBlock } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';

/** Caffe's values for AlexNet: its alpha of 1e-4 is divided by the five channels of the sum, its k is 1. */
const localResponseSettings = { depthRadius: 2, bias: 1, alpha: 1e-4 / 5, beta: 0.75 };

export const AlexNetStage = defineBlock({
  type: 'AlexNetStage',
  category: 'block',
  icon: 'towers',
  summary: {
    en: 'A convolution, in groups where wanted, then local response normalisation and an overlapping pool where wanted.',
    ko: '필요하면 그룹으로 나눈 합성곱, 그 뒤에 선택적으로 국소 반응 정규화와 겹치는 풀링.',
  },
  reference: {
    title: 'ImageNet Classification with Deep Convolutional Neural Networks',
    authors: 'Krizhevsky, Sutskever, Hinton',
    year: 2012,
  },
  ports: singlePorts(),
  params: {
    filters: integer(96, { prominent: true }),
    kernelSize: size(3, { prominent: true }),
    strides: size(1, { prominent: true }),
    padding: padding(1),
    groups: integer(1, {
      prominent: true,
      summary: {
        en: 'Halves of the network that do not see each other: one on each graphics card, in 2012.',
        ko: '서로 보지 못하는 네트워크 조각의 수. 2012년에는 그래픽 카드마다 하나였습니다.',
      },
    }),
    localResponse: boolean(false, {
      summary: {
        en: 'Damps values by their neighbours across channels, behind the activation.',
        ko: '활성화 뒤에서 이웃 채널에 따라 값을 억제합니다.',
      },
    }),
    pool: boolean(false, {
      summary: { en: 'A 3x3 pool of strides 2 at the end.', ko: '끝에 보폭 2의 3x3 풀링.' },
    }),
    rounding: MaxPooling2D.params.rounding,
  },
  expand(builder, inputs, { localResponse, pool, rounding, ...convolution }) {
    let output = builder.block(ConvBlock, 'conv', inputs.in, {
      ...convolution,
      useBias: true,
      kernelInitializer: 'heNormal',
      activation: 'relu',
      normalise: false,
    });
    if (localResponse) output = builder.layer(LocalResponseNormalization, 'norm', output, localResponseSettings);
    return pool ? builder.layer(MaxPooling2D, 'pool', output, { poolSize: 3, strides: 2, rounding }) : output;
  },
});
