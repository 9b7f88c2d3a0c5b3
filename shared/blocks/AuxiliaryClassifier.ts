import { AveragePooling2D } from '../layers/AveragePooling2D.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { integer, number } from '../layers/ParamSpec.ts';
import { defineBlock } from './BlockDefinition.ts';
import { ClassifierHead } from './ClassifierHead.ts';
import { ConvBlock } from './ConvBlock.ts';
import { optionalNormalisationParams } from './normalisation.ts';

/** The extent of the map that the dense layers see: 4 x 4 in the paper, whatever the image. */
const gridExtent = 4;

/** One window along an axis that gives `gridExtent` means, where the axis is long enough: 5 of strides 3 on 14 cells. */
function windowOver(extent: number) {
  const stride = Math.max(1, Math.floor(extent / gridExtent));
  return { stride, size: Math.max(1, extent - (gridExtent - 1) * stride) };
}

export const AuxiliaryClassifier = defineBlock({
  type: 'AuxiliaryClassifier',
  category: 'block',
  icon: 'sideHead',
  summary: {
    en: 'A classifier halfway up a deep net, for training only: its loss brings gradients to the layers below.',
    ko: '깊은 네트워크 중간에 두는 학습 전용 분류기. 그 손실이 아래 층까지 기울기를 전합니다.',
  },
  reference: {
    title: 'Going Deeper with Convolutions',
    authors: 'Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke, Rabinovich',
    year: 2014,
    arxiv: '1409.4842',
  },
  ports: singlePorts('tensor', 'vector'),
  params: {
    classes: integer(10, { prominent: true }),
    filters: integer(128, {
      summary: { en: '1x1 filters in front of the dense layers.', ko: '완전 연결층 앞의 1x1 필터 수.' },
    }),
    units: integer(1024, {
      summary: { en: 'Units of the hidden dense layer.', ko: '은닉 완전 연결층의 유닛 수.' },
    }),
    dropout: number(0.7, { min: 0, max: 0.99 }),
    ...optionalNormalisationParams,
  },
  expand(builder, inputs, { classes, filters, units, dropout, normalise, epsilon, momentum }) {
    const [height = 1, width = 1] = inputs.in.shape;
    const [vertical, horizontal] = [windowOver(height), windowOver(width)];
    const pooled = builder.layer(AveragePooling2D, 'pool', inputs.in, {
      poolSize: [vertical.size, horizontal.size],
      strides: [vertical.stride, horizontal.stride],
    });
    const reduced = builder.block(ConvBlock, 'reduce', pooled, {
      filters,
      kernelSize: 1,
      padding: 'valid',
      useBias: !normalise,
      kernelInitializer: 'heNormal',
      activation: 'relu',
      normalise,
      epsilon,
      momentum,
    });
    return builder.block(ClassifierHead, 'head', reduced, {
      classes,
      pooling: 'flatten',
      hidden: [units],
      dropout,
      dropoutBefore: 'allButFirst',
    });
  },
});
