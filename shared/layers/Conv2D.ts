import { err } from '../base/result.ts';
import { elementCount } from '../base/shape.ts';
import { convolutionParams, convolve } from './convolution.ts';
import { channelsOf } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { integer } from './ParamSpec.ts';
import { toPair } from './spatial.ts';
import { kernelAndBias, trainable } from './weights.ts';

export const Conv2D = defineLayer({
  type: 'Conv2D',
  category: 'convolution',
  summary: {
    en: 'Convolution: every filter sees all channels of its group.',
    ko: '합성곱: 각 필터가 자기 그룹의 모든 채널을 봅니다.',
  },
  ports: singlePorts(),
  params: {
    filters: integer(32, { prominent: true }),
    ...convolutionParams,
    groups: integer(1, {
      summary: {
        en: 'Cuts channels and filters into groups that do not see each other; divides parameters and MACs.',
        ko: '채널과 필터를 서로 독립인 그룹으로 나누어 파라미터와 MACs를 그만큼 줄입니다.',
      },
    }),
  },
  shape(inputs, params) {
    const { filters, groups } = params;
    const output = convolve('Conv2D', inputs, () => filters, params);
    if (!output.ok) return output;
    const channels = channelsOf(inputs);
    if (channels % groups === 0 && filters % groups === 0) return output;
    return err({ code: 'shape/groups', values: { type: 'Conv2D', channels, filters, groups }, param: 'groups' });
  },
  weights(inputs, { kernelSize, filters, groups, useBias, kernelInitializer }) {
    const shape = [...toPair(kernelSize), channelsOf(inputs) / groups, filters];
    return kernelAndBias(trainable('kernel', shape, kernelInitializer), filters, useBias);
  },
  macs(inputs, output, { kernelSize, groups }) {
    const [kernelHeight, kernelWidth] = toPair(kernelSize);
    return (kernelHeight * kernelWidth * channelsOf(inputs) * elementCount(output)) / groups;
  },
});
