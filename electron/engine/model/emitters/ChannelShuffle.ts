import { tf } from '../../backend.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { extentOf } from '../windows.ts';

export const ChannelShuffle: Emitter<'ChannelShuffle'> = {
  forward({ inputs }, { params: { groups }, shape }) {
    const [height, width, channels] = extentOf(shape);
    const inGroups = tf.reshape(only(inputs), [-1, height * width, groups, channels / groups]);
    return tf.reshape(tf.transpose(inGroups, [0, 1, 3, 2]), [-1, height, width, channels]);
  },
  portable(inputs, { name, params: { groups }, shape }) {
    const [height, width, channels] = extentOf(shape);
    const targetShape = [height, width, groups, channels / groups];
    const inGroups = connect(tf.layers.reshape({ name: `${name}.groups`, targetShape }), only(inputs));
    const mixed = connect(tf.layers.permute({ name: `${name}.mix`, dims: [1, 2, 4, 3] }), inGroups);
    return connect(tf.layers.reshape({ name, targetShape: [height, width, channels] }), mixed);
  },
};
