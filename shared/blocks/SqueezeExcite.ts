import { Activation } from '../layers/Activation.ts';
import { GlobalAveragePooling2D } from '../layers/GlobalAveragePooling2D.ts';
import { channelsOf } from '../layers/featureMap.ts';
import { Multiply } from '../layers/Multiply.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { choice, integer } from '../layers/ParamSpec.ts';
import { defineBlock, type Tensor } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';

export const SqueezeExcite = defineBlock({
  type: 'SqueezeExcite',
  category: 'block',
  icon: 'gate',
  summary: {
    en: 'Looks at the mean of every channel and decides how much each counts: attention for a few multiply-adds.',
    ko: '채널마다의 평균을 보고 각 채널의 비중을 정합니다. 아주 적은 연산으로 얻는 어텐션입니다.',
  },
  reference: {
    title: 'Squeeze-and-Excitation Networks',
    authors: 'Hu, Shen, Albanie, Sun, Wu',
    year: 2017,
    arxiv: '1709.01507',
  },
  ports: singlePorts(),
  params: {
    squeeze: integer(16, {
      prominent: true,
      summary: { en: 'Channels in between: fewer than come in.', ko: '중간 채널 수. 입력보다 적게 둡니다.' },
    }),
    activation: Activation.params.activation,
    gate: choice(['sigmoid', 'hardSigmoid'], 'sigmoid', {
      prominent: true,
      summary: {
        en: 'What makes factors from 0 to 1; the hard sigmoid is cheaper (MobileNetV3).',
        ko: '0에서 1까지의 비중을 만드는 함수. hardSigmoid가 더 쌉니다(MobileNetV3).',
      },
    }),
  },
  expand(builder, inputs, { squeeze, activation, gate }) {
    const convolve = (name: string, input: Tensor, filters: number, own: typeof activation) =>
      builder.block(ConvBlock, name, input, {
        filters,
        kernelSize: 1,
        padding: 'valid',
        useBias: true,
        activation: own,
        normalise: false,
      });
    const means = builder.layer(GlobalAveragePooling2D, 'pool', inputs.in, { keepDims: true });
    const squeezed = convolve('squeeze', means, squeeze, activation);
    const factors = convolve('excite', squeezed, channelsOf([inputs.in.shape]), gate);
    return builder.layer(Multiply, 'scale', [inputs.in, factors]);
  },
});
