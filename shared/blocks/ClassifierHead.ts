import { Activation } from '../layers/Activation.ts';
import { Dense } from '../layers/Dense.ts';
import { Dropout } from '../layers/Dropout.ts';
import { Flatten } from '../layers/Flatten.ts';
import { GlobalAveragePooling2D } from '../layers/GlobalAveragePooling2D.ts';
import { GlobalMaxPooling2D } from '../layers/GlobalMaxPooling2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { choice, integer, integers, number } from '../layers/ParamSpec.ts';
import { defineBlock } from './BlockDefinition.ts';

const gather = { average: GlobalAveragePooling2D, max: GlobalMaxPooling2D, flatten: Flatten };

export const ClassifierHead = defineBlock({
  type: 'ClassifierHead',
  category: 'block',
  icon: 'head',
  summary: {
    en: 'Turns features into class probabilities: pooling or flattening, hidden dense layers where wanted, softmax.',
    ko: '특징을 클래스 확률로 바꿉니다: 풀링이나 펼치기, 필요하면 은닉 완전 연결층, 소프트맥스.',
  },
  reference: { title: 'Network In Network', authors: 'Lin, Chen, Yan', year: 2013, arxiv: '1312.4400' },
  ports: singlePorts('tensor', 'vector'),
  params: {
    classes: integer(10, { prominent: true }),
    pooling: choice(['average', 'max', 'flatten'], 'average', {
      prominent: true,
      summary: {
        en: 'How the image becomes a vector: the mean or largest value of each channel, or all values.',
        ko: '이미지를 벡터로 바꾸는 방법: 채널마다 평균이나 최댓값, 또는 모든 값.',
      },
    }),
    hidden: integers([], {
      min: 1,
      summary: { en: 'Units of the hidden layers, from first to last.', ko: '은닉층의 유닛 수, 앞에서부터.' },
    }),
    dropout: number(0, {
      min: 0,
      max: 0.99,
      summary: {
        en: 'The share of values dropped in front of dense layers while training.',
        ko: '학습 중 완전 연결층 앞에서 버리는 값의 비율.',
      },
    }),
    dropoutBefore: choice(['every', 'allButFirst', 'allButLast'], 'every', {
      summary: {
        en: 'Which dense layers get dropped values: AlexNet and VGG spare the first, torchvision’s AlexNet the last.',
        ko: '드롭아웃을 받는 완전 연결층: AlexNet과 VGG는 첫 층을, torchvision의 AlexNet은 마지막 층을 뺍니다.',
      },
    }),
    useBias: Dense.params.useBias,
  },
  expand(builder, inputs, { classes, pooling, hidden, dropout, dropoutBefore, useBias }) {
    let features = builder.layer(gather[pooling], 'gather', inputs.in);
    for (const [index, units] of [...hidden, classes].entries()) {
      const isLast = index === hidden.length;
      const isSpared = (dropoutBefore === 'allButFirst' && index === 0) || (dropoutBefore === 'allButLast' && isLast);
      if (dropout > 0 && !isSpared) {
        features = builder.layer(Dropout, `dropout${index + 1}`, features, { rate: dropout });
      }
      const name = isLast ? 'classifier' : `hidden${index + 1}`;
      const kernelInitializer = isLast ? 'glorotUniform' : 'heNormal';
      features = builder.layer(Dense, name, features, { units, useBias, kernelInitializer });
      const activation = isLast ? 'softmax' : 'relu';
      features = builder.layer(Activation, isLast ? activation : `${activation}${index + 1}`, features, { activation });
    }
    return features;
  },
});
