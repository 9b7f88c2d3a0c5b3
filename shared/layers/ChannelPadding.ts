import { ok } from '../base/result.ts';
import { channelsOf, withChannels } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { integer } from './ParamSpec.ts';

export const ChannelPadding = defineLayer({
  type: 'ChannelPadding',
  category: 'shape',
  summary: {
    en: 'Adds channels of zeros, as the parameter-free shortcut of CIFAR ResNets does.',
    ko: 'CIFAR용 ResNet의 파라미터 없는 지름길처럼 0으로 된 채널을 덧붙입니다.',
  },
  ports: singlePorts('any'),
  params: {
    before: integer(0, { min: 0, prominent: true }),
    after: integer(0, { min: 0, prominent: true }),
  },
  shape: (inputs, { before, after }) => ok(withChannels(inputs, before + channelsOf(inputs) + after)),
});
