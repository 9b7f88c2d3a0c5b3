import { Concatenate } from '../layers/Concatenate.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { boolean, integer } from '../layers/ParamSpec.ts';
import { defineBlock } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { normalisationParams } from './normalisation.ts';

/** The 1x1 convolution of a bottleneck makes four times the channels that the layer adds (section 3 of the paper). */
const bottleneckExpansion = 4;

export const DenseNetLayer = defineBlock({
  type: 'DenseNetLayer',
  category: 'block',
  icon: 'fanIn',
  summary: {
    en: 'Adds a few channels to all it has seen: its input stays and is passed on beside them. Repeated, it makes a dense block.',
    ko: '지금까지 본 모든 것에 채널 몇 개를 더합니다. 입력도 그대로 함께 전달됩니다. 반복하면 밀집 블록이 됩니다.',
  },
  reference: {
    title: 'Densely Connected Convolutional Networks',
    authors: 'Huang, Liu, van der Maaten, Weinberger',
    year: 2016,
    arxiv: '1608.06993',
  },
  ports: singlePorts(),
  params: {
    growth: integer(32, {
      prominent: true,
      summary: { en: 'Channels that the layer adds (k).', ko: '레이어가 더하는 채널 수(k).' },
    }),
    bottleneck: boolean(true, {
      prominent: true,
      summary: {
        en: 'Reduces the input to 4k channels by a 1x1 convolution first (DenseNet-B).',
        ko: '먼저 1x1 합성곱으로 입력을 4k 채널로 줄입니다(DenseNet-B).',
      },
    }),
    ...normalisationParams,
  },
  expand(builder, inputs, { growth, bottleneck, epsilon, momentum }) {
    const settings = { preActivation: true, activation: 'relu', epsilon, momentum } as const;
    const reduced = bottleneck
      ? builder.block(ConvBlock, 'reduce', inputs.in, {
          ...settings,
          filters: bottleneckExpansion * growth,
          kernelSize: 1,
          padding: 'valid',
        })
      : inputs.in;
    const added = builder.block(ConvBlock, 'grow', reduced, {
      ...settings,
      filters: growth,
      kernelSize: 3,
      padding: 1,
    });
    return builder.layer(Concatenate, 'concatenate', [inputs.in, added]);
  },
});
