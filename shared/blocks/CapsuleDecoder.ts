import { Activation } from '../layers/Activation.ts';
import { capsulePaper } from '../layers/capsules.ts';
import { Dense } from '../layers/Dense.ts';
import { Flatten } from '../layers/Flatten.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { integer, integers } from '../layers/ParamSpec.ts';
import { defineBlock } from './BlockDefinition.ts';

export const CapsuleDecoder = defineBlock({
  type: 'CapsuleDecoder',
  category: 'block',
  icon: 'vectorToImage',
  summary: {
    en: 'Draws the image again from a capsule, so that the capsule must know how the object looks.',
    ko: '캡슐에서 이미지를 다시 그립니다. 그래서 캡슐은 대상의 모습을 알고 있어야 합니다.',
  },
  reference: capsulePaper,
  ports: singlePorts('capsule', 'vector'),
  params: {
    pixels: integer(784, {
      prominent: true,
      summary: { en: 'Values of the image: height × width × channels.', ko: '이미지의 값 개수: 높이 × 너비 × 채널.' },
    }),
    hidden: integers([512, 1024], {
      min: 1,
      prominent: true,
      summary: { en: 'Units of the hidden layers, from first to last.', ko: '은닉층의 유닛 수, 앞에서부터.' },
    }),
  },
  expand(builder, inputs, { pixels, hidden }) {
    let features = builder.layer(Flatten, 'flatten', inputs.in);
    for (const [index, units] of hidden.entries()) {
      const dense = builder.layer(Dense, `hidden${index + 1}`, features, { units, kernelInitializer: 'heNormal' });
      features = builder.layer(Activation, `relu${index + 1}`, dense, { activation: 'relu' });
    }
    const drawn = builder.layer(Dense, 'pixels', features, { units: pixels });
    return builder.layer(Activation, 'sigmoid', drawn, { activation: 'sigmoid' });
  },
});
