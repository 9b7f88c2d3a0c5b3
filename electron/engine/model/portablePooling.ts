import type { SymbolicTensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { connect, type TfjsLayer } from './connect.ts';
import type { Cells, PoolingAxis } from './poolingWindows.ts';

type Pair = [number, number];

/** Makes the pooling layer for one window size. */
export type MakePooling = (config: { name: string; poolSize: Pair; strides: Pair; padding: 'valid' }) => TfjsLayer;

/**
 * Pools by windows that may be cut off at the edges, from standard layers: first rows, then columns (a mean of means and
 * a maximum of maxima over a rectangle are exact). Whole windows in a row are one pooling, each cut one is its own.
 */
export function poolByWindows(
  name: string,
  input: SymbolicTensor,
  [rows, columns]: readonly [PoolingAxis, PoolingAxis],
  makePooling: MakePooling,
): SymbolicTensor {
  const pooledRows = poolAxis(`${name}.rows`, input, 0, rows, makePooling);
  return poolAxis(name, pooledRows, 1, columns, makePooling);
}

const isWhole = ({ start, end }: Cells, size: number): boolean => end - start === size;

/** Neighbouring whole windows together, cut ones alone. */
function groupWindows({ windows, size }: PoolingAxis): readonly Cells[][] {
  const groups: Cells[][] = [];
  for (const window of windows) {
    const last = groups.at(-1);
    if (last?.every(other => isWhole(other, size)) && isWhole(window, size)) last.push(window);
    else groups.push([window]);
  }
  return groups;
}

function poolAxis(
  name: string,
  input: SymbolicTensor,
  axis: 0 | 1,
  pooling: PoolingAxis,
  makePooling: MakePooling,
): SymbolicTensor {
  const groups = groupWindows(pooling);
  const extent = required(input.shape[axis + 1], 'an extent');
  const along = (value: number, across: number): Pair => (axis === 0 ? [value, across] : [across, value]);
  const pieces = groups.map((group, index) => {
    const own = groups.length === 1 ? name : `${name}.part${index}`;
    const start = required(group[0], 'a window').start;
    const end = required(group.at(-1), 'a window').end;
    const size = required(group[0], 'a window').end - start;
    const cut: Pair = [start, extent - end];
    const cropping: [Pair, Pair] = axis === 0 ? [cut, [0, 0]] : [[0, 0], cut];
    const cells = cut.some(count => count > 0)
      ? connect(tf.layers.cropping2D({ name: `${own}.cells`, cropping }), input)
      : input;
    const layer = makePooling({
      name: own,
      poolSize: along(size, 1),
      strides: along(pooling.stride, 1),
      padding: 'valid',
    });
    return connect(layer, cells);
  });
  if (pieces.length === 1) return required(pieces[0], 'a piece');
  return connect(tf.layers.concatenate({ name, axis: axis + 1 }), pieces);
}
