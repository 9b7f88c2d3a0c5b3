import { required } from '../../../../shared/base/assert.ts';
import { tf } from '../../backend.ts';
import { padChannels } from '../channelLayers.ts';
import { only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const ChannelPadding: Emitter<'ChannelPadding'> = {
  forward({ inputs }, { params: { before, after } }) {
    const input = only(inputs);
    const margins = input.shape.map((_, axis): [number, number] =>
      axis === input.rank - 1 ? [before, after] : [0, 0],
    );
    return tf.pad(input, margins);
  },
  portable: (inputs, { name, params: { before, after }, inputShapes }) =>
    padChannels(name, only(inputs), required(inputShapes[0], 'an input shape'), before, after),
};
