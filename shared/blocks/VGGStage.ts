import { MaxPooling2D } from '../layers/MaxPooling2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { integer } from '../layers/ParamSpec.ts';
import { defineBlock } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { optionalNormalisationParams } from './normalisation.ts';

export const VGGStage = defineBlock({
  type: 'VGGStage',
  category: 'block',
  icon: 'shrink',
  summary: {
    en: 'Some 3x3 convolutions and a pool: two small filters see as far as one of 5x5, with fewer parameters.',
    ko: '3x3 합성곱 몇 개와 풀링: 작은 필터 두 개가 5x5 하나만큼 넓게 보면서 파라미터는 더 적습니다.',
  },
  reference: {
    title: 'Very Deep Convolutional Networks for Large-Scale Image Recognition',
    authors: 'Simonyan, Zisserman',
    year: 2014,
    arxiv: '1409.1556',
  },
  ports: singlePorts(),
  params: {
    filters: integer(64, { prominent: true }),
    layers: integer(2, {
      prominent: true,
      max: 100,
      summary: { en: 'Convolutions in front of the pool.', ko: '풀링 앞의 합성곱 수.' },
    }),
    ...optionalNormalisationParams,
  },
  expand(builder, inputs, { layers, ...settings }) {
    let output = inputs.in;
    for (let i = 1; i <= layers; i += 1) {
      output = builder.block(ConvBlock, `conv${i}`, output, {
        ...settings,
        kernelSize: 3,
        padding: 1,
        useBias: true,
        kernelInitializer: 'heNormal',
        activation: 'relu',
      });
    }
    return builder.layer(MaxPooling2D, 'pool', output, { poolSize: 2, strides: 2 });
  },
});
