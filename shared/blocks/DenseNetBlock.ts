import { singlePorts } from '../layers/NodeType.ts';
import { integer } from '../layers/ParamSpec.ts';
import { defineBlock } from './BlockDefinition.ts';
import { DenseNetLayer } from './DenseNetLayer.ts';

export const DenseNetBlock = defineBlock({
  type: 'DenseNetBlock',
  category: 'block',
  icon: 'arcs',
  summary: {
    en: 'A dense block: layers that each see all channels made before them, and add a few.',
    ko: '밀집 블록: 각 레이어가 앞에서 만든 모든 채널을 보고 몇 개를 더합니다.',
  },
  reference: {
    title: 'Densely Connected Convolutional Networks',
    authors: 'Huang, Liu, van der Maaten, Weinberger',
    year: 2016,
    arxiv: '1608.06993',
  },
  ports: singlePorts(),
  params: { layers: integer(6, { prominent: true, max: 100 }), ...DenseNetLayer.params },
  expand(builder, inputs, { layers, ...settings }) {
    let output = inputs.in;
    for (let i = 0; i < layers; i += 1) output = builder.block(DenseNetLayer, `layer${i}`, output, settings);
    return output;
  },
});
