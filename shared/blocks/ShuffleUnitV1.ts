import { Activation } from '../layers/Activation.ts';
import { Add } from '../layers/Add.ts';
import { AveragePooling2D } from '../layers/AveragePooling2D.ts';
import { ChannelShuffle } from '../layers/ChannelShuffle.ts';
import { Concatenate } from '../layers/Concatenate.ts';
import { channelsOf } from '../layers/featureMap.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { boolean, integer } from '../layers/ParamSpec.ts';
import { type BlockBuilder, defineBlock, type Tensor } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { convolveDepthwise } from './convolveDepthwise.ts';
import { normalisationParams } from './normalisation.ts';

/** The 3x3 works on a quarter of the output's channels (section 3.2 of the paper). */
const bottleneckShare = 4;

export const ShuffleUnitV1 = defineBlock({
  type: 'ShuffleUnitV1',
  category: 'block',
  icon: 'shuffle',
  summary: {
    en: 'A bottleneck whose 1x1 convolutions work in groups, and a shuffle that lets the groups hear of each other.',
    ko: '1x1 합성곱을 그룹으로 나눈 병목 블록. 셔플이 그룹 사이에 정보를 섞습니다.',
  },
  reference: {
    title: 'ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices',
    authors: 'Zhang, Zhou, Lin, Sun',
    year: 2017,
    arxiv: '1707.01083',
  },
  ports: singlePorts(),
  params: {
    filters: integer(64, { prominent: true }),
    groups: integer(4, {
      prominent: true,
      summary: {
        en: 'Groups of the 1x1 convolutions: each divides their multiply-adds by as much.',
        ko: '1x1 합성곱의 그룹 수. 그만큼 연산이 줄어듭니다.',
      },
    }),
    strides: integer(1, {
      prominent: true,
      max: 8,
      summary: {
        en: 'At 1 the input is added where channels agree; otherwise its average is put beside what the unit makes.',
        ko: '1이고 채널 수가 같으면 입력을 더하고, 아니면 입력의 평균을 결과 옆에 이어 붙입니다.',
      },
    }),
    groupFirst: boolean(true, {
      summary: {
        en: 'Groups the first 1x1 convolution, too; off in the first unit of the paper, whose input is thin.',
        ko: '첫 1x1 합성곱도 그룹으로 나눕니다. 논문의 첫 유닛은 입력이 얇아 나누지 않습니다.',
      },
    }),
    ...normalisationParams,
  },
  expand(builder, inputs, { filters, groups, strides, groupFirst, epsilon, momentum }) {
    const channels = channelsOf([inputs.in.shape]);
    const isSum = strides === 1 && channels === filters;
    const bottleneck = Math.floor(filters / bottleneckShare / groups) * groups;
    const fewest = Math.max(bottleneckShare * groups, isSum ? 0 : channels + 1);
    if (filters < fewest) {
      const values = { param: 'filters', type: 'ShuffleUnitV1', expected: `≥ ${fewest}`, received: filters };
      builder.refuse({ code: 'param/invalid', values, param: 'filters' });
    }
    const settings = { kernelSize: 1, padding: 'valid', epsilon, momentum } as const;
    const reduced = builder.block(ConvBlock, 'reduce', inputs.in, {
      ...settings,
      filters: bottleneck,
      groups: groupFirst ? groups : 1,
      activation: 'relu',
    });
    const shuffled = groups === 1 ? reduced : builder.layer(ChannelShuffle, 'shuffle', reduced, { groups });
    const window = { kernelSize: 3, strides, padding: 1, activation: 'linear', epsilon, momentum } as const;
    const filtered = convolveDepthwise(builder, 'depthwise', shuffled, window);
    const expanded = builder.block(ConvBlock, 'expand', filtered, {
      ...settings,
      filters: isSum ? filters : filters - channels,
      groups,
      activation: isSum ? 'linear' : 'relu',
    });
    if (!isSum) return builder.layer(Concatenate, 'concatenate', [average(builder, inputs.in, strides), expanded]);
    const sum = builder.layer(Add, 'add', [expanded, inputs.in]);
    return builder.layer(Activation, 'activation', sum, { activation: 'relu' });
  },
});

/** The input at the size of the output. */
const average = (builder: BlockBuilder, input: Tensor, strides: number): Tensor =>
  strides === 1
    ? input
    : builder.layer(AveragePooling2D, 'pool', input, { poolSize: 3, strides, padding: 1, countIncludePad: true });
