import { required } from '../base/assert.ts';
import { formatShape, sameShape } from '../base/shape.ts';
import { Activation } from '../layers/Activation.ts';
import { Add } from '../layers/Add.ts';
import { ChannelPadding } from '../layers/ChannelPadding.ts';
import { MaxPooling2D } from '../layers/MaxPooling2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { boolean, choice, integer } from '../layers/ParamSpec.ts';
import { type BlockBuilder, defineBlock, type Tensor } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { normalisationParams } from './normalisation.ts';

/** A bottleneck gives four times the channels it computes with (He et al., table 1). */
const bottleneckExpansion = 4;

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
  params: {
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
    useBias: boolean(false),
    ...normalisationParams,
  },
  expand(builder, inputs, params) {
    const { filters, strides, bottleneck, strideOn, shortcut, useBias, epsilon, momentum } = params;
    const settings = { useBias, epsilon, momentum };
    const convolve = (name: string, input: Tensor, kernelSize: number, to: number, stride: number, isLast: boolean) =>
      builder.block(ConvBlock, name, input, {
        ...settings,
        filters: to,
        kernelSize,
        strides: stride,
        padding: kernelSize === 1 ? 'valid' : 1,
        activation: isLast ? 'linear' : 'relu',
      });
    let main: Tensor;
    if (bottleneck) {
      const [reduceStride, spatialStride] = strideOn === '1x1' ? [strides, 1] : [1, strides];
      const reduced = convolve('reduce', inputs.in, 1, filters, reduceStride, false);
      const spatial = convolve('spatial', reduced, 3, filters, spatialStride, false);
      main = convolve('expand', spatial, 1, filters * bottleneckExpansion, 1, true);
    } else {
      const first = convolve('conv1', inputs.in, 3, filters, strides, false);
      main = convolve('conv2', first, 3, filters, 1, true);
    }
    const side = shortcut === 'none' ? undefined : shorten(builder, inputs.in, main, strides, shortcut, settings);
    const sum = side ? builder.layer(Add, 'add', [main, side]) : main;
    return builder.layer(Activation, 'activation', sum, { activation: 'relu' });
  },
});

/** The input in the shape of the output: itself where it fits. */
function shorten(
  builder: BlockBuilder,
  input: Tensor,
  main: Tensor,
  strides: number,
  kind: 'projection' | 'padding',
  settings: { readonly useBias: boolean; readonly epsilon: number; readonly momentum: number },
): Tensor {
  if (strides === 1 && sameShape(input.shape, main.shape)) return input;
  const filters = required(main.shape[2], 'the channels of a feature map');
  if (kind === 'projection') {
    const projection = {
      ...settings,
      filters,
      kernelSize: 1,
      strides,
      padding: 'valid',
      activation: 'linear',
    } as const;
    return builder.block(ConvBlock, 'shortcut', input, projection);
  }
  const sampled = strides === 1 ? input : builder.layer(MaxPooling2D, 'subsample', input, { poolSize: 1, strides });
  const missing = filters - required(input.shape[2], 'the channels of a feature map');
  if (missing < 0) {
    const values = { type: 'Residual', received: `${formatShape(input.shape)}, ${formatShape(main.shape)}` };
    return builder.refuse({ code: 'shape/mismatch', values, param: 'shortcut' });
  }
  const before = Math.floor(missing / 2);
  return builder.layer(ChannelPadding, 'pad', sampled, { before, after: missing - before });
}
