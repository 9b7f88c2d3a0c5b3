import { ChannelShuffle } from '../layers/ChannelShuffle.ts';
import { ChannelSlice } from '../layers/ChannelSlice.ts';
import { Concatenate } from '../layers/Concatenate.ts';
import { channelsOf } from '../layers/featureMap.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { choice, integer, type Params } from '../layers/ParamSpec.ts';
import { type BlockBuilder, defineBlock, type Tensor } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { convolveDepthwise } from './convolveDepthwise.ts';
import { normalisationParams } from './normalisation.ts';

const params = {
  filters: integer(116, { prominent: true }),
  strides: integer(1, {
    prominent: true,
    max: 8,
    summary: {
      en: 'At 1 half of the channels pass untouched where their number stays; otherwise both branches see them all.',
      ko: '1이고 채널 수가 그대로면 절반은 손대지 않고 통과시킵니다. 아니면 두 가지가 모두 전체를 봅니다.',
    },
  }),
  convention: choice(['authors', 'torchvision'], 'authors', {
    prominent: true,
    summary: {
      en: 'The authors shuffle before the split, and where strides are taken the side branch keeps the input’s width. torchvision shuffles at the end, and both branches make half.',
      ko: '저자 구현은 나누기 전에 섞고, 보폭이 있으면 옆 가지가 입력 너비를 지킵니다. torchvision은 끝에서 섞고 두 가지가 절반씩 만듭니다.',
    },
  }),
  ...normalisationParams,
};

type UnitParams = Params<typeof params>;

export const ShuffleUnitV2 = defineBlock({
  type: 'ShuffleUnitV2',
  category: 'block',
  icon: 'splitShuffle',
  summary: {
    en: 'Works on half of the channels and passes the other half on; a shuffle mixes the halves. Made for speed as measured.',
    ko: '채널의 절반만 처리하고 나머지는 그대로 넘긴 뒤 섞습니다. 실제 속도에 맞춰 설계했습니다.',
  },
  reference: {
    title: 'ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design',
    authors: 'Ma, Zhang, Zheng, Sun',
    year: 2018,
    arxiv: '1807.11164',
  },
  ports: singlePorts(),
  params,
  expand(builder, inputs, params) {
    const { filters, strides, convention } = params;
    if (filters % 2 > 0) {
      const values = { type: 'ShuffleUnitV2', channels: filters, groups: 2 };
      builder.refuse({ code: 'shape/divide', values, param: 'filters' });
    }
    const isSplit = strides === 1 && channelsOf([inputs.in.shape]) === filters;
    if (convention === 'torchvision') {
      const joined = isSplit
        ? splitUnit(builder, inputs.in, params)
        : stridedUnit(builder, inputs.in, filters / 2, params);
      return builder.layer(ChannelShuffle, 'shuffle', joined, { groups: 2 });
    }
    if (!isSplit) return stridedUnit(builder, inputs.in, channelsOf([inputs.in.shape]), params);
    // Half as many groups as channels: those of even number come first, then those of odd number.
    const shuffled = builder.layer(ChannelShuffle, 'shuffle', inputs.in, { groups: filters / 2 });
    return splitUnit(builder, shuffled, params);
  },
});

function splitUnit(builder: BlockBuilder, input: Tensor, params: UnitParams): Tensor {
  const count = params.filters / 2;
  const passed = builder.layer(ChannelSlice, 'passed', input, { start: 0, count });
  const taken = builder.layer(ChannelSlice, 'taken', input, { start: count, count });
  return builder.layer(Concatenate, 'concatenate', [passed, mainBranch(builder, taken, count, params)]);
}

/** Both branches see the whole input; the side one makes `sideFilters` channels, the main one the rest. */
function stridedUnit(builder: BlockBuilder, input: Tensor, sideFilters: number, params: UnitParams): Tensor {
  const rest = params.filters - sideFilters;
  if (rest < 1) {
    const values = { param: 'filters', type: 'ShuffleUnitV2', expected: `> ${sideFilters}`, received: params.filters };
    builder.refuse({ code: 'param/invalid', values, param: 'filters' });
  }
  const filtered = filter(builder, 'sideDepthwise', input, params);
  const side = mix(builder, 'side', filtered, sideFilters, params);
  return builder.layer(Concatenate, 'concatenate', [side, mainBranch(builder, input, rest, params)]);
}

function mainBranch(builder: BlockBuilder, input: Tensor, filters: number, params: UnitParams): Tensor {
  const reduced = mix(builder, 'reduce', input, params.filters / 2, params);
  return mix(builder, 'expand', filter(builder, 'depthwise', reduced, params), filters, params);
}

const filter = (builder: BlockBuilder, name: string, input: Tensor, { strides, epsilon, momentum }: UnitParams) =>
  convolveDepthwise(builder, name, input, {
    kernelSize: 3,
    strides,
    padding: 1,
    activation: 'linear',
    epsilon,
    momentum,
  });

const mix = (builder: BlockBuilder, name: string, input: Tensor, filters: number, params: UnitParams) =>
  builder.block(ConvBlock, name, input, {
    filters,
    kernelSize: 1,
    padding: 'valid',
    activation: 'relu',
    epsilon: params.epsilon,
    momentum: params.momentum,
  });
