import { Activation } from '../layers/Activation.ts';
import { BatchNormalization } from '../layers/BatchNormalization.ts';
import { Conv2D } from '../layers/Conv2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { boolean, integer, padding, size } from '../layers/ParamSpec.ts';
import { defineBlock, type Tensor } from './BlockDefinition.ts';
import { optionalNormalisationParams } from './normalisation.ts';

export const ConvBlock = defineBlock({
  type: 'ConvBlock',
  category: 'block',
  icon: 'stack',
  summary: {
    en: 'Convolution, batch normalisation and activation: the stem of most networks.',
    ko: '합성곱, 배치 정규화, 활성화: 대부분의 네트워크가 시작하는 줄기입니다.',
  },
  reference: {
    title: 'Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift',
    authors: 'Ioffe, Szegedy',
    year: 2015,
    arxiv: '1502.03167',
  },
  ports: singlePorts(),
  params: {
    filters: integer(32, { prominent: true }),
    kernelSize: size(3, { prominent: true }),
    strides: size(1, { prominent: true }),
    padding: padding('same'),
    groups: integer(1),
    useBias: boolean(false),
    kernelInitializer: Conv2D.params.kernelInitializer,
    activation: Activation.params.activation,
    preActivation: boolean(false, {
      summary: {
        en: 'Normalises and activates before the convolution instead of after it.',
        ko: '합성곱 뒤가 아니라 앞에서 정규화하고 활성화합니다.',
      },
    }),
    ...optionalNormalisationParams,
  },
  expand(builder, inputs, { activation, preActivation, normalise, epsilon, momentum, ...convolution }) {
    const convolve = (input: Tensor) => builder.layer(Conv2D, 'conv', input, convolution);
    const activate = (input: Tensor) => {
      const norm = normalise ? builder.layer(BatchNormalization, 'norm', input, { epsilon, momentum }) : input;
      return activation === 'linear' ? norm : builder.layer(Activation, 'activation', norm, { activation });
    };
    return preActivation ? convolve(activate(inputs.in)) : activate(convolve(inputs.in));
  },
});
