import { capsulePaper } from '../layers/capsules.ts';
import { Conv2D } from '../layers/Conv2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { integer, padding, size } from '../layers/ParamSpec.ts';
import { Reshape } from '../layers/Reshape.ts';
import { Squash } from '../layers/Squash.ts';
import { defineBlock } from './BlockDefinition.ts';

export const PrimaryCapsules = defineBlock({
  type: 'PrimaryCapsules',
  category: 'block',
  icon: 'shortVectors',
  summary: {
    en: 'The first capsules: a convolution whose channels are read as short vectors, at every place of the map.',
    ko: '첫 캡슐층: 합성곱의 채널을 맵의 위치마다 짧은 벡터로 읽습니다.',
  },
  reference: capsulePaper,
  ports: singlePorts('tensor', 'capsule'),
  params: {
    types: integer(32, {
      prominent: true,
      summary: { en: 'Kinds of capsules at every place.', ko: '위치마다의 캡슐 종류 수.' },
    }),
    dimension: integer(8, {
      prominent: true,
      summary: { en: 'Numbers in each capsule.', ko: '캡슐 하나의 수 개수.' },
    }),
    kernelSize: size(9, { prominent: true }),
    strides: size(2),
    padding: padding('valid'),
    kernelInitializer: Conv2D.params.kernelInitializer,
  },
  expand(builder, inputs, { types, dimension, ...convolution }) {
    const features = builder.layer(Conv2D, 'conv', inputs.in, { ...convolution, filters: types * dimension });
    const vectors = builder.layer(Reshape, 'vectors', features, { targetShape: [-1, dimension] });
    return builder.layer(Squash, 'squash', vectors);
  },
});
