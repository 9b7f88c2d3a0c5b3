import { required } from '../base/assert.ts';
import { err, ok } from '../base/result.ts';
import { formatShape } from '../base/shape.ts';
import { channelsOf } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { boolean, integer } from './ParamSpec.ts';
import { kernelAndBias, kernelInitializer, trainable } from './weights.ts';

export const Dense = defineLayer({
  type: 'Dense',
  category: 'dense',
  summary: {
    en: 'Fully connected: every unit sees the whole vector.',
    ko: '완전 연결: 각 유닛이 벡터 전체를 봅니다.',
  },
  ports: singlePorts('vector'),
  params: { units: integer(10, { prominent: true }), useBias: boolean(true), kernelInitializer },
  shape([first], { units }) {
    const input = required(first, 'an input shape');
    if (input.length === 1) return ok([units]);
    return err({ code: 'shape/vector', values: { type: 'Dense', received: formatShape(input) } });
  },
  weights(inputs, { units, useBias, kernelInitializer: initializer }) {
    return kernelAndBias(trainable('kernel', [channelsOf(inputs), units], initializer), units, useBias);
  },
  macs: (inputs, _output, { units }) => channelsOf(inputs) * units,
});
