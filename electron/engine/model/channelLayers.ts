import type { SymbolicTensor } from '@tensorflow/tfjs-node';
import { elementCount, type Shape } from '../../../shared/base/shape.ts';
import { tf } from '../backend.ts';
import { connect } from './connect.ts';

/**
 * What tfjs's layers for rows and columns do, done to channels: they become the first axis and go back behind.
 * `edit` gets `[channels, height, width]`. A tensor that is no feature map is taken as one row of cells.
 */
function alongChannels(
  name: string,
  input: SymbolicTensor,
  shape: Shape,
  channels: number,
  edit: (input: SymbolicTensor) => SymbolicTensor,
): SymbolicTensor {
  const count = shape.at(-1) ?? 1;
  const isMap = shape.length === 3;
  const image = isMap
    ? input
    : connect(
        tf.layers.reshape({ name: `${name}.image`, targetShape: [1, elementCount(shape) / count, count] }),
        input,
      );
  const forward = connect(tf.layers.permute({ name: `${name}.forward`, dims: [3, 1, 2] }), image);
  const back = tf.layers.permute({ name: isMap ? name : `${name}.back`, dims: [2, 3, 1] });
  const output = connect(back, edit(forward));
  if (isMap) return output;
  return connect(tf.layers.reshape({ name, targetShape: [...shape.slice(0, -1), channels] }), output);
}

/** Channels `start` … `start + count - 1` from standard layers. `shape` is without batch. */
export function sliceChannels(
  name: string,
  input: SymbolicTensor,
  shape: Shape,
  start: number,
  count: number,
): SymbolicTensor {
  const end = (shape.at(-1) ?? 1) - start - count;
  const cropping: [[number, number], [number, number]] = [
    [start, end],
    [0, 0],
  ];
  return alongChannels(name, input, shape, count, channels =>
    connect(tf.layers.cropping2D({ name: `${name}.crop`, cropping }), channels),
  );
}

/** Channels of zeros before and after, from standard layers. */
export function padChannels(
  name: string,
  input: SymbolicTensor,
  shape: Shape,
  before: number,
  after: number,
): SymbolicTensor {
  const padding: [[number, number], [number, number]] = [
    [before, after],
    [0, 0],
  ];
  return alongChannels(name, input, shape, before + (shape.at(-1) ?? 1) + after, channels =>
    connect(tf.layers.zeroPadding2d({ name: `${name}.pad`, padding }), channels),
  );
}
