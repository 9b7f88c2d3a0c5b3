import { sameShape } from '../base/shape.ts';
import { divisible } from '../expression/divisible.ts';
import { Activation } from '../layers/Activation.ts';
import { Add } from '../layers/Add.ts';
import { BatchNormalization } from '../layers/BatchNormalization.ts';
import { ChannelSlice } from '../layers/ChannelSlice.ts';
import { Concatenate } from '../layers/Concatenate.ts';
import { DepthwiseConv2D } from '../layers/DepthwiseConv2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { integer, number, type Params } from '../layers/ParamSpec.ts';
import { type BlockBuilder, defineBlock, type Tensor } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { convolveDepthwise } from './convolveDepthwise.ts';
import { normalisationParams } from './normalisation.ts';
import { SqueezeExcite } from './SqueezeExcite.ts';

const params = {
  filters: integer(24, { prominent: true }),
  hidden: integer(72, {
    prominent: true,
    summary: { en: 'Channels inside the block.', ko: '블록 안의 채널 수.' },
  }),
  kernelSize: integer(3, {
    prominent: true,
    summary: {
      en: 'Of the depthwise filters that take the strides, and of those of the shortcut.',
      ko: '보폭을 맡는 채널별 필터와 지름길 필터의 크기.',
    },
  }),
  strides: integer(1, { max: 8 }),
  ratio: integer(2, {
    min: 2,
    max: 16,
    summary: {
      en: 'One of so many channels is computed in full; the others are its ghosts.',
      ko: '이 수의 채널 중 하나만 제대로 계산하고 나머지는 그 고스트입니다.',
    },
  }),
  ghostKernel: integer(3, {
    summary: { en: 'Size of the depthwise filters that make ghosts.', ko: '고스트를 만드는 채널별 필터의 크기.' },
  }),
  squeezeRatio: number(0, {
    min: 0,
    max: 1,
    summary: {
      en: 'Squeeze-and-excitation: the share of the inner channels that it squeezes to, a multiple of 4; 0 leaves it out.',
      ko: 'Squeeze-and-excitation이 줄이는 안쪽 채널의 비율, 4의 배수로 맞춤. 0이면 쓰지 않습니다.',
    },
  }),
  ...normalisationParams,
};

type GhostParams = Params<typeof params>;

export const GhostBottleneck = defineBlock({
  type: 'GhostBottleneck',
  category: 'block',
  icon: 'halfGhost',
  summary: {
    en: 'Widens and thins again by ghost modules: half of the channels are computed, the other half made of them by cheap filters.',
    ko: '고스트 모듈로 넓혔다 줄입니다. 채널의 절반만 계산하고 나머지 절반은 값싼 필터로 만듭니다.',
  },
  reference: {
    title: 'GhostNet: More Features from Cheap Operations',
    authors: 'Han, Wang, Tian, Guo, Xu, Xu',
    year: 2020,
    arxiv: '1911.11907',
  },
  ports: singlePorts(),
  params,
  expand(builder, inputs, params) {
    const { filters, hidden, strides, squeezeRatio } = params;
    const widened = ghosts(builder, 'expand', inputs.in, hidden, 'relu', params);
    const filtered = strides === 1 ? widened : filter(builder, 'depthwise', widened, params);
    const excited =
      squeezeRatio === 0
        ? filtered
        : builder.block(SqueezeExcite, 'squeezeExcite', filtered, {
            squeeze: divisible(hidden * squeezeRatio, 4),
            activation: 'relu',
            gate: 'hardSigmoid',
          });
    const output = ghosts(builder, 'project', excited, filters, 'linear', params);
    const isSame = strides === 1 && sameShape(inputs.in.shape, output.shape);
    const shortcut = isSame ? inputs.in : sideways(builder, inputs.in, params);
    return builder.layer(Add, 'add', [output, shortcut]);
  },
});

/** Computes one of `ratio` channels, makes the others of them by depthwise filters, and puts them behind. */
function ghosts(
  builder: BlockBuilder,
  name: string,
  input: Tensor,
  filters: number,
  activation: 'relu' | 'linear',
  { ratio, ghostKernel, epsilon, momentum }: GhostParams,
): Tensor {
  const computed = Math.ceil(filters / ratio);
  const primary = builder.block(ConvBlock, `${name}Primary`, input, {
    filters: computed,
    kernelSize: 1,
    activation,
    epsilon,
    momentum,
  });
  const cheap = builder.layer(DepthwiseConv2D, `${name}Ghosts`, primary, {
    kernelSize: ghostKernel,
    padding: Math.floor(ghostKernel / 2),
    depthMultiplier: ratio - 1,
    useBias: false,
  });
  const norm = builder.layer(BatchNormalization, `${name}GhostsNorm`, cheap, { epsilon, momentum });
  const made = activation === 'linear' ? norm : builder.layer(Activation, `${name}GhostsRelu`, norm, { activation });
  const all = builder.layer(Concatenate, `${name}Join`, [primary, made]);
  return computed * ratio === filters
    ? all
    : builder.layer(ChannelSlice, `${name}Kept`, all, { start: 0, count: filters });
}

/** The way around a block that changes the shape. */
function sideways(builder: BlockBuilder, input: Tensor, params: GhostParams): Tensor {
  const { filters, epsilon, momentum } = params;
  const filtered = filter(builder, 'shortcutDepthwise', input, params);
  const mix = { filters, kernelSize: 1, activation: 'linear', epsilon, momentum } as const;
  return builder.block(ConvBlock, 'shortcut', filtered, mix);
}

const filter = (builder: BlockBuilder, name: string, input: Tensor, params: GhostParams): Tensor =>
  convolveDepthwise(builder, name, input, {
    kernelSize: params.kernelSize,
    strides: params.strides,
    padding: Math.floor((params.kernelSize - 1) / 2),
    activation: 'linear',
    epsilon: params.epsilon,
    momentum: params.momentum,
  });
