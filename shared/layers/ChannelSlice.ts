import { err, ok } from '../base/result.ts';
import { channelsOf, withChannels } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { integer } from './ParamSpec.ts';

export const ChannelSlice = defineLayer({
  type: 'ChannelSlice',
  category: 'shape',
  summary: { en: 'Takes some neighbouring channels.', ko: '이웃한 채널 일부를 가져옵니다.' },
  ports: singlePorts('any'),
  params: {
    start: integer(0, {
      min: 0,
      prominent: true,
      summary: { en: 'The first channel taken, counted from 0.', ko: '가져올 첫 채널의 번호(0부터).' },
    }),
    count: integer(1, { prominent: true }),
  },
  shape(inputs, { start, count }) {
    const channels = channelsOf(inputs);
    const end = start + count;
    if (end <= channels) return ok(withChannels(inputs, count));
    return err({ code: 'shape/slice', values: { type: 'ChannelSlice', start, end, channels }, param: 'count' });
  },
});
