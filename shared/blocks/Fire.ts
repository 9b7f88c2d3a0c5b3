import { required } from '../base/assert.ts';
import { Add } from '../layers/Add.ts';
import { Concatenate } from '../layers/Concatenate.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { choice, integer } from '../layers/ParamSpec.ts';
import { defineBlock, type Tensor } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';

export const Fire = defineBlock({
  type: 'Fire',
  category: 'block',
  icon: 'squeeze',
  summary: {
    en: 'Squeezes the channels by 1x1 filters, then expands them by 1x1 and 3x3 filters side by side: few inputs for the costly 3x3.',
    ko: '1x1 필터로 채널을 줄인 뒤 1x1과 3x3 필터로 나란히 늘립니다. 비싼 3x3에 들어가는 입력이 적습니다.',
  },
  reference: {
    title: 'SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size',
    authors: 'Iandola, Han, Moskewicz, Ashraf, Dally, Keutzer',
    year: 2016,
    arxiv: '1602.07360',
  },
  ports: singlePorts(),
  params: {
    squeeze: integer(16, {
      prominent: true,
      summary: { en: '1x1 filters that squeeze.', ko: '줄이는 1x1 필터의 수.' },
    }),
    expand1x1: integer(64, {
      prominent: true,
      summary: { en: '1x1 filters that expand.', ko: '늘리는 1x1 필터의 수.' },
    }),
    expand3x3: integer(64, {
      prominent: true,
      summary: { en: '3x3 filters that expand.', ko: '늘리는 3x3 필터의 수.' },
    }),
    bypass: choice(['none', 'simple', 'complex'], 'none', {
      summary: {
        en: 'Adds the input to the output: where the channels agree (simple), or everywhere, by a 1x1 convolution where they do not (complex).',
        ko: '입력을 출력에 더합니다. simple은 채널 수가 같을 때만, complex는 다를 때도 1x1 합성곱을 거쳐 더합니다.',
      },
    }),
  },
  expand(builder, inputs, { squeeze, expand1x1, expand3x3, bypass }) {
    const convolve = (name: string, input: Tensor, filters: number, kernelSize: number, isWire = false) =>
      builder.block(ConvBlock, name, input, {
        filters,
        kernelSize,
        padding: kernelSize === 1 ? 'valid' : 1,
        useBias: true,
        kernelInitializer: 'heNormal',
        activation: isWire ? 'linear' : 'relu',
        normalise: false,
      });
    const squeezed = convolve('squeeze', inputs.in, squeeze, 1);
    const expanded = [convolve('expand1x1', squeezed, expand1x1, 1), convolve('expand3x3', squeezed, expand3x3, 3)];
    const output = builder.layer(Concatenate, 'concatenate', expanded);
    const filters = expand1x1 + expand3x3;
    const isSame = required(inputs.in.shape.at(-1), 'the channels of the input') === filters;
    if (bypass === 'none' || (bypass === 'simple' && !isSame)) return output;
    const side = isSame ? inputs.in : convolve('bypass', inputs.in, filters, 1, true);
    return builder.layer(Add, 'add', [output, side]);
  },
});
