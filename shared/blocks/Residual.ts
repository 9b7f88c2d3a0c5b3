import { required } from '../base/assert.ts';
import { formatShape } from '../base/shape.ts';
import { Activation } from '../layers/Activation.ts';
import { Add } from '../layers/Add.ts';
import { BatchNormalization } from '../layers/BatchNormalization.ts';
import { ChannelPadding } from '../layers/ChannelPadding.ts';
import { MaxPooling2D } from '../layers/MaxPooling2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { boolean, choice, integer, type Params } from '../layers/ParamSpec.ts';
import { type BlockBuilder, defineBlock, type Tensor } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { normalisationParams } from './normalisation.ts';

/** A bottleneck gives four times the channels it computes with (He et al., table 1). */
const bottleneckExpansion = 4;

const params = {
  filters: integer(64, {
    prominent: true,
    summary: {
      en: 'Channels inside the block; a bottleneck gives four times as many.',
      ko: '블록 안의 채널 수. 병목형은 네 배를 출력합니다.',
    },
  }),
  strides: integer(1, { prominent: true, max: 8 }),
  bottleneck: boolean(false, {
    prominent: true,
    summary: {
      en: 'Three convolutions (1x1, 3x3, 1x1) instead of two 3x3.',
      ko: '3x3 두 개 대신 합성곱 세 개(1x1, 3x3, 1x1)를 씁니다.',
    },
  }),
  strideOn: choice(['3x3', '1x1'], '3x3', {
    summary: {
      en: 'Which convolution of a bottleneck takes the stride: the 3x3 (v1.5, PyTorch) or the first 1x1 (v1, the paper).',
      ko: '병목형에서 보폭을 맡는 합성곱: 3x3(v1.5, PyTorch) 또는 첫 1x1(v1, 논문).',
    },
  }),
  shortcut: choice(['projection', 'padding', 'none'], 'projection', {
    summary: {
      en: 'Where shapes differ: a strided 1x1 convolution (option B), or subsampling with zero channels (option A). `none` leaves the shortcut out everywhere: a plain net.',
      ko: '모양이 다를 때: 보폭 있는 1x1 합성곱(옵션 B) 또는 부분 추출과 0 채널(옵션 A). `none`은 지름길이 없는 일반 네트워크입니다.',
    },
  }),
  preActivation: boolean(false, {
    summary: {
      en: 'Normalises and activates before each convolution instead of after it (v2); nothing follows the sum.',
      ko: '합성곱 뒤가 아니라 앞에서 정규화하고 활성화합니다(v2). 합 뒤에는 아무것도 없습니다.',
    },
  }),
  useBias: boolean(false, {
    summary: {
      en: 'Adds biases; under pre-activation only where no normalisation follows, as Keras does.',
      ko: '편향을 더합니다. v2에서는 Keras처럼 정규화가 뒤따르지 않는 합성곱에만 둡니다.',
    },
  }),
  ...normalisationParams,
};

type ResidualParams = Params<typeof params>;

export const Residual = defineBlock({
  type: 'Residual',
  category: 'block',
  icon: 'skip',
  summary: {
    en: 'Adds its input to what two or three convolutions make of it, so that depth does not hurt.',
    ko: '두세 개 합성곱의 결과에 입력을 더해, 깊어져도 학습이 잘되게 합니다.',
  },
  reference: {
    title: 'Deep Residual Learning for Image Recognition',
    authors: 'He, Zhang, Ren, Sun',
    year: 2015,
    arxiv: '1512.03385',
  },
  ports: singlePorts(),
  params,
  expand(builder, inputs, params) {
    const { shortcut, preActivation, useBias, epsilon, momentum } = params;
    const inner = { activation: 'relu', useBias: useBias && !preActivation, epsilon, momentum } as const;
    const end = { ...inner, activation: 'linear', normalise: !preActivation, useBias } as const;
    const start = preActivation ? activate(builder, inputs.in, { epsilon, momentum }) : inputs.in;
    const steps = stepsOf(params);
    const main = steps.reduce((tensor, { name, ...convolution }, index) => {
      const settings = index === steps.length - 1 ? end : inner;
      return builder.block(ConvBlock, name, tensor, { ...convolution, ...settings });
    }, start);
    let sum = main;
    if (shortcut !== 'none') {
      const side = isProjected(inputs.in, main, params)
        ? builder.block(ConvBlock, 'shortcut', start, { ...end, ...projectionTo(main, params) })
        : subsample(builder, inputs.in, main, params);
      sum = builder.layer(Add, 'add', [main, side]);
    }
    return preActivation ? sum : builder.layer(Activation, 'activation', sum, { activation: 'relu' });
  },
});

/** The convolutions of the main path, in order. */
function stepsOf({ filters, strides, bottleneck, strideOn }: ResidualParams) {
  const pointwise = { kernelSize: 1, padding: 'valid' } as const;
  const spatial = { kernelSize: 3, padding: 1 } as const;
  if (!bottleneck) {
    return [
      { name: 'conv1', filters, strides, ...spatial },
      { name: 'conv2', filters, strides: 1, ...spatial },
    ];
  }
  const [reduceStrides, spatialStrides] = strideOn === '1x1' ? [strides, 1] : [1, strides];
  return [
    { name: 'reduce', filters, strides: reduceStrides, ...pointwise },
    { name: 'spatial', filters, strides: spatialStrides, ...spatial },
    { name: 'expand', filters: filters * bottleneckExpansion, strides: 1, ...pointwise },
  ];
}

/** What comes first under pre-activation. */
function activate(builder: BlockBuilder, input: Tensor, settings: Params<typeof normalisationParams>): Tensor {
  const norm = builder.layer(BatchNormalization, 'norm', input, settings);
  return builder.layer(Activation, 'activation', norm, { activation: 'relu' });
}

const channelsOf = ({ shape }: Tensor): number => required(shape[2], 'the channels of a feature map');

/** Whether the shortcut is a convolution. Under pre-activation a stride alone needs none: the path stays clear. */
function isProjected(input: Tensor, main: Tensor, { shortcut, preActivation, strides }: ResidualParams): boolean {
  if (shortcut !== 'projection') return false;
  return channelsOf(input) !== channelsOf(main) || (strides > 1 && !preActivation);
}

const projectionTo = (main: Tensor, { strides }: ResidualParams) =>
  ({ filters: channelsOf(main), kernelSize: 1, strides, padding: 'valid' }) as const;

/** The input in the shape of the output without a parameter: every n-th pixel, and channels of zeros. */
function subsample(builder: BlockBuilder, input: Tensor, main: Tensor, { strides }: ResidualParams): Tensor {
  const sampled = strides === 1 ? input : builder.layer(MaxPooling2D, 'subsample', input, { poolSize: 1, strides });
  const missing = channelsOf(main) - channelsOf(input);
  if (missing === 0) return sampled;
  if (missing < 0) {
    const values = { type: 'Residual', received: `${formatShape(input.shape)}, ${formatShape(main.shape)}` };
    return builder.refuse({ code: 'shape/mismatch', values, param: 'shortcut' });
  }
  const before = Math.floor(missing / 2);
  return builder.layer(ChannelPadding, 'pad', sampled, { before, after: missing - before });
}
