import { Activation } from '../layers/Activation.ts';
import { BatchNormalization } from '../layers/BatchNormalization.ts';
import { Conv2D } from '../layers/Conv2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { boolean, integer, padding, size } from '../layers/ParamSpec.ts';
import { defineBlock } from './BlockDefinition.ts';
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
    ...optionalNormalisationParams,
  },
  expand(builder, inputs, { activation, normalise, epsilon, momentum, ...convolution }) {
    const conv = builder.layer(Conv2D, 'conv', inputs.in, convolution);
    const norm = normalise ? builder.layer(BatchNormalization, 'norm', conv, { epsilon, momentum }) : conv;
    return activation === 'linear' ? norm : builder.layer(Activation, 'activation', norm, { activation });
  },
});
