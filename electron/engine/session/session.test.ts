import { describe, expect, it } from 'vitest';
import { tensorCounts, tf } from '../backend.ts';
import { GraphSession } from './GraphSession.ts';
import { recordOperations } from './recordOperations.ts';

const floats = (values: readonly number[]) => Float32Array.from(values);
const placeholder = (name: string, type: number) => ({
  name,
  op: 'Placeholder',
  inputs: [],
  attributes: { dtype: { kind: 'type', value: type } } as const,
});

describe('a recorded graph', () => {
  it('computes with new values what was recorded with others', () => {
    const before = tensorCounts();
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const { nodes, outputs } = recordOperations('r', [{ tensor: x, ref: 'x' }], () => {
      const shifted = tf.add(tf.matMul(x, tf.tensor2d([1, 0, 0, 2], [2, 2])), 1);
      return { mean: tf.mean(shifted), wide: tf.expandDims(shifted, 0) };
    });
    const session = new GraphSession([placeholder('x', 1), ...nodes]);
    const feed = { shape: [2, 2], type: 'float32', values: floats([10, 20, 30, 40]) } as const;
    const [mean, wide] = session.run({ x: feed }, [outputs.mean, outputs.wide]);
    expect(wide).toEqual(floats([11, 41, 31, 81]));
    expect(mean).toEqual(floats([41]));
    session.dispose();
    x.dispose();
    expect(tensorCounts()).toEqual(before);
  });

  it('refuses a tensor that is no input, rather than freeze its value', () => {
    const stray = tf.tensor1d([1, 2]);
    stray.dataSync();
    tf.add(stray, 1).dispose();
    expect(() => recordOperations('r', [], () => ({ out: tf.add(stray, 1) }))).toThrow('recorded or an input');
    stray.dispose();
  });

  it('says why a graph cannot be loaded', () => {
    expect(() => new GraphSession([{ name: 'a', op: 'NoSuchOperation', inputs: [], attributes: {} }])).toThrow(
      /NoSuchOperation/,
    );
  });
});
