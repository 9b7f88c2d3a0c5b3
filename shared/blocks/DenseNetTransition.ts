import { required } from '../base/assert.ts';
import { AveragePooling2D } from '../layers/AveragePooling2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { number } from '../layers/ParamSpec.ts';
import { defineBlock } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { normalisationParams } from './normalisation.ts';

export const DenseNetTransition = defineBlock({
  type: 'DenseNetTransition',
  category: 'block',
  icon: 'taper',
  summary: {
    en: 'Between two dense blocks: keeps a share of the channels and halves the image.',
    ko: '두 밀집 블록 사이: 채널의 일부만 남기고 이미지를 절반으로 줄입니다.',
  },
  reference: {
    title: 'Densely Connected Convolutional Networks',
    authors: 'Huang, Liu, van der Maaten, Weinberger',
    year: 2016,
    arxiv: '1608.06993',
  },
  ports: singlePorts(),
  params: {
    compression: number(0.5, {
      min: 0,
      max: 1,
      prominent: true,
      summary: {
        en: 'The share of channels that stays, rounded down (DenseNet-C); 1 keeps all.',
        ko: '남기는 채널의 비율, 내림(DenseNet-C). 1이면 모두 남깁니다.',
      },
    }),
    ...normalisationParams,
  },
  expand(builder, inputs, { compression, epsilon, momentum }) {
    const channels = required(inputs.in.shape.at(-1), 'the channels of the input');
    const filters = Math.floor(channels * compression);
    if (filters === 0) {
      const values = { param: 'compression', type: 'DenseNetTransition', expected: `≥ 1/${channels}` };
      builder.refuse({ code: 'param/invalid', values: { ...values, received: compression }, param: 'compression' });
    }
    const kept = builder.block(ConvBlock, 'conv', inputs.in, {
      filters,
      kernelSize: 1,
      padding: 'valid',
      activation: 'relu',
      preActivation: true,
      epsilon,
      momentum,
    });
    return builder.layer(AveragePooling2D, 'pool', kept, { poolSize: 2, strides: 2 });
  },
});
