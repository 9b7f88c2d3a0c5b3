import { sameShape } from '../base/shape.ts';
import { divisible } from '../expression/divisible.ts';
import { Activation } from '../layers/Activation.ts';
import { Add } from '../layers/Add.ts';
import { channelsOf } from '../layers/featureMap.ts';
import { boolean, choice, integer, number, type Params, padding, size } from '../layers/ParamSpec.ts';
import { StochasticDepth } from '../layers/StochasticDepth.ts';
import type { BlockBuilder, Tensor } from './BlockDefinition.ts';
import { normalisationParams } from './normalisation.ts';
import { SqueezeExcite } from './SqueezeExcite.ts';

/** What inverted residuals take, fused or not. */
export const mobileConvolutionParams = {
  filters: integer(24, { prominent: true }),
  kernelSize: size(3, { prominent: true }),
  strides: integer(1, { prominent: true, max: 8 }),
  padding: padding('same'),
  expansionRatio: number(6, {
    prominent: true,
    min: 0.05,
    max: 100,
    summary: {
      en: 'How many times as many channels the inside has; 1 leaves the expansion out.',
      ko: '블록 안 채널 수의 배수. 1이면 확장하지 않습니다.',
    },
  }),
  divisor: integer(1, {
    summary: {
      en: 'Rounds the channels inside to a multiple of this: 8 in MobileNetV3.',
      ko: '안쪽 채널 수를 이 값의 배수로 맞춥니다. MobileNetV3은 8.',
    },
  }),
  activation: choice(Activation.params.activation.options, 'relu6'),
  squeezeRatio: number(0, {
    min: 0,
    max: 1,
    summary: {
      en: 'Squeeze-and-excitation: the share of channels that it squeezes to; 0 leaves it out.',
      ko: 'Squeeze-and-excitation이 줄이는 채널의 비율. 0이면 쓰지 않습니다.',
    },
  }),
  squeezeOf: choice(['input', 'expanded'], 'input', {
    summary: {
      en: 'The share of what: the input’s channels, rounded down (MnasNet, EfficientNet), or those inside, rounded to a multiple (MobileNetV3).',
      ko: '비율의 기준: 입력 채널, 내림(MnasNet, EfficientNet) 또는 안쪽 채널, 배수로 맞춤(MobileNetV3).',
    },
  }),
  // On a node's line they would seem to be the block's own.
  squeezeActivation: { ...Activation.params.activation, prominent: false },
  gate: { ...SqueezeExcite.params.gate, prominent: false },
  skip: boolean(true, {
    summary: {
      en: 'Adds the input to the output, where strides are 1 and the channels agree.',
      ko: '보폭이 1이고 채널 수가 같으면 입력을 출력에 더합니다.',
    },
  }),
  stochasticDepth: number(0, {
    min: 0,
    max: 0.99,
    summary: {
      en: 'How often training leaves out all but the skip, for single images.',
      ko: '학습 중에 지름길만 남기고 블록을 건너뛰는 비율(이미지마다).',
    },
  }),
  ...normalisationParams,
};

type MobileParams = Params<typeof mobileConvolutionParams>;

/** The channels inside the block. */
export const expandedFilters = (input: Tensor, { expansionRatio, divisor }: MobileParams): number =>
  divisible(channelsOf([input.shape]) * expansionRatio, divisor);

/** Squeeze-and-excitation on what is inside the block, where it has any. */
export function excite(builder: BlockBuilder, input: Tensor, inside: Tensor, params: MobileParams): Tensor {
  const { squeezeRatio, squeezeOf, squeezeActivation, gate, divisor } = params;
  if (squeezeRatio === 0) return inside;
  const squeeze =
    squeezeOf === 'input'
      ? Math.max(1, Math.floor(channelsOf([input.shape]) * squeezeRatio))
      : divisible(channelsOf([inside.shape]) * squeezeRatio, divisor);
  return builder.block(SqueezeExcite, 'squeezeExcite', inside, { squeeze, activation: squeezeActivation, gate });
}

/** The output, with the input added where the block has a skip. */
export function addInput(builder: BlockBuilder, input: Tensor, output: Tensor, params: MobileParams): Tensor {
  const { skip, strides, stochasticDepth: rate } = params;
  if (!skip || strides > 1 || !sameShape(input.shape, output.shape)) return output;
  const kept = rate === 0 ? output : builder.layer(StochasticDepth, 'stochasticDepth', output, { rate });
  return builder.layer(Add, 'add', [kept, input]);
}
