import { err, ok } from '../base/result.ts';
import { channelsOf, featureMap } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { integer } from './ParamSpec.ts';

export const ChannelShuffle = defineLayer({
  type: 'ChannelShuffle',
  category: 'shape',
  summary: {
    en: 'Interleaves the channels of the groups, so that the next grouped convolution sees all of them.',
    ko: '그룹의 채널을 번갈아 섞어 다음 그룹 합성곱이 모든 그룹을 보게 합니다.',
  },
  reference: {
    title: 'ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices',
    authors: 'Zhang, Zhou, Lin, Sun',
    year: 2017,
    arxiv: '1707.01083',
  },
  ports: singlePorts(),
  params: { groups: integer(2, { prominent: true }) },
  shape(inputs, { groups }) {
    const input = featureMap('ChannelShuffle', inputs);
    if (!input.ok) return input;
    const channels = channelsOf(inputs);
    if (channels % groups === 0) return ok(input.value);
    return err({ code: 'shape/divide', values: { type: 'ChannelShuffle', channels, groups }, param: 'groups' });
  },
});
