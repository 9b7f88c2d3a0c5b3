import { Concatenate } from '../layers/Concatenate.ts';
import { MaxPooling2D } from '../layers/MaxPooling2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { boolean, integer } from '../layers/ParamSpec.ts';
import { defineBlock, type Tensor } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { optionalNormalisationParams } from './normalisation.ts';

export const Inception = defineBlock({
  type: 'Inception',
  category: 'block',
  icon: 'branches',
  summary: {
    en: 'Looks at its input at several sizes at once, side by side; 1x1 reductions keep the large filters cheap.',
    ko: '입력을 여러 크기로 나란히 동시에 봅니다. 1x1 축소가 큰 필터를 싸게 만듭니다.',
  },
  reference: {
    title: 'Going Deeper with Convolutions',
    authors: 'Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke, Rabinovich',
    year: 2014,
    arxiv: '1409.4842',
  },
  ports: singlePorts(),
  params: {
    filters1x1: integer(64, { prominent: true }),
    reduce3x3: integer(96, {
      summary: { en: '1x1 filters in front of the 3x3.', ko: '3x3 앞의 1x1 필터 수.' },
    }),
    filters3x3: integer(128, { prominent: true }),
    reduce5x5: integer(16, {
      summary: { en: '1x1 filters in front of the 5x5.', ko: '5x5 앞의 1x1 필터 수.' },
    }),
    filters5x5: integer(32, { prominent: true }),
    poolFilters: integer(32, {
      summary: { en: '1x1 filters behind the pool.', ko: '풀링 뒤의 1x1 필터 수.' },
    }),
    largeKernel: integer(5, {
      max: 31,
      summary: {
        en: 'Size of the large filters: 5 in the paper, 3 in torchvision by mistake.',
        ko: '큰 필터의 크기: 논문은 5, torchvision은 실수로 3.',
      },
    }),
    reductions: boolean(true, {
      summary: {
        en: 'Without reductions it is the naive module: every filter sees all channels, and those of the pool pile up.',
        ko: '축소가 없으면 초기형입니다: 모든 필터가 전체 채널을 보고, 풀링의 채널이 계속 쌓입니다.',
      },
    }),
    ...optionalNormalisationParams,
  },
  expand(builder, inputs, params) {
    const { largeKernel, reductions, normalise, epsilon, momentum } = params;
    const convolve = (name: string, input: Tensor, filters: number, kernelSize: number) =>
      builder.block(ConvBlock, name, input, {
        filters,
        kernelSize,
        padding: Math.floor(kernelSize / 2),
        useBias: !normalise,
        kernelInitializer: 'heNormal',
        activation: 'relu',
        normalise,
        epsilon,
        momentum,
      });
    const reduce = (name: string, filters: number) => (reductions ? convolve(name, inputs.in, filters, 1) : inputs.in);
    const pooled = builder.layer(MaxPooling2D, 'pool', inputs.in, { poolSize: 3, strides: 1, padding: 1 });
    return builder.layer(Concatenate, 'concatenate', [
      convolve('conv1x1', inputs.in, params.filters1x1, 1),
      convolve('conv3x3', reduce('reduce3x3', params.reduce3x3), params.filters3x3, 3),
      convolve('conv5x5', reduce('reduce5x5', params.reduce5x5), params.filters5x5, largeKernel),
      reductions ? convolve('poolProjection', pooled, params.poolFilters, 1) : pooled,
    ]);
  },
});
