import { required } from '../../../../shared/base/assert.ts';
import { tf } from '../../backend.ts';
import { sliceChannels } from '../channelLayers.ts';
import { only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const ChannelSlice: Emitter<'ChannelSlice'> = {
  forward({ inputs }, { params: { start, count } }) {
    const input = only(inputs);
    const before = Array<number>(input.rank - 1).fill(0);
    return tf.slice(input, [...before, start], [...before.fill(-1), count]);
  },
  portable: (inputs, { name, params: { start, count }, inputShapes }) =>
    sliceChannels(name, only(inputs), required(inputShapes[0], 'an input shape'), start, count),
};
