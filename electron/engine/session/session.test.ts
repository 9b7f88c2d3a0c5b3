import { describe, expect, it } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { tensorCounts, tf } from '../backend.ts';
import { BoundGraph } from './BoundGraph.ts';
import { CrewGraph } from './CrewGraph.ts';
import { encodeGraph } from './encodeGraph.ts';
import type { GraphNode } from './GraphNode.ts';
import type { GraphRunner } from './GraphRunner.ts';
import { gatherImages, heldImages } from './heldImages.ts';
import { change, constant, graphVariable, identity, typeAttribute } from './nodes.ts';
import { recordOperations } from './recordOperations.ts';
import { sessionAddon } from '../sessionAddon.ts';

const floats = (values: readonly number[]) => Float32Array.from(values);
const types = { T: { kind: 'type', value: 1 } } as const;
const placeholder = (name: string, type: number) => ({
  name,
  op: 'Placeholder',
  inputs: [],
  attributes: { dtype: { kind: 'type', value: type } } as const,
});

const plain = (nodes: readonly GraphNode[]): GraphRunner => new BoundGraph(encodeGraph(nodes));
const shared = (nodes: readonly GraphNode[]): GraphRunner =>
  new CrewGraph(required(sessionAddon, 'the addon'), encodeGraph(nodes));

describe.each([
  ["tfjs-node's session", plain],
  ...(sessionAddon === null ? [] : [['our session', shared] as const]),
] as const)('a recorded graph in %s', (_name, load) => {
  it('computes with new values what was recorded with others', () => {
    const before = tensorCounts();
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const { nodes, outputs } = recordOperations('r', [{ tensor: x, ref: 'x' }], () => {
      const shifted = tf.add(tf.matMul(x, tf.tensor2d([1, 0, 0, 2], [2, 2])), 1);
      return { mean: tf.mean(shifted), wide: tf.expandDims(shifted, 0) };
    });
    const session = load([placeholder('x', 1), ...nodes]);
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
    expect(() => load([{ name: 'a', op: 'NoSuchOperation', inputs: [], attributes: {} }])).toThrow(/NoSuchOperation/);
  });

  it('keeps what variables hold from one run to the next', () => {
    const count = graphVariable('count', []);
    const one = constant('one', 1);
    const add = change('AssignAddVariableOp', 'add', count, 'one');
    const session = load([
      ...count.nodes,
      one,
      add,
      identity('filled', 'one', 'float32', [count.set]),
      identity('added', 'one', 'float32', ['add']),
    ]);
    session.run({ [count.initial]: { shape: [], type: 'float32', values: floats([5]) } }, ['filled']);
    session.run({}, ['added']);
    session.run({}, ['added']);
    expect(session.run({}, [count.read])).toEqual([floats([7])]);
    session.dispose();
  });

  it('gathers images from those that it holds, or takes others in their place', () => {
    const held = heldImages(3, [1, 2, 1]);
    const attributes = { SrcT: typeAttribute('uint8'), DstT: typeAttribute('float32') };
    const cast = { name: 'pixels', op: 'Cast', inputs: ['images'], attributes };
    const session = load([
      ...held.nodes,
      ...gatherImages('images', 'indices', 2),
      cast,
      constant('done', 1),
      identity('held', 'done', 'float32', [held.set]),
    ]);
    const values = Uint8Array.of(1, 2, 30, 40, 200, 255);
    session.run({ [held.initial]: { shape: [3, 1, 2, 1], type: 'uint8', values } }, ['held']);
    const indices = Int32Array.of(2, 0);
    expect(session.run({ indices: { shape: [2], type: 'int32', values: indices } }, ['pixels'])).toEqual([
      floats([200, 255, 1, 2]),
    ]);
    const others = Uint8Array.of(9, 8, 7, 6);
    expect(session.run({ images: { shape: [2, 1, 2, 1], type: 'uint8', values: others } }, ['pixels'])).toEqual([
      floats([9, 8, 7, 6]),
    ]);
    const outside = { shape: [2], type: 'int32', values: Int32Array.of(0, 3) } as const;
    expect(() => session.run({ indices: outside }, ['pixels'])).toThrow(/not in \[0, 3\)/);
    session.dispose();
  });

  it('says what is wrong with a feed', () => {
    const session = load([placeholder('x', 1), { name: 'y', op: 'Neg', inputs: ['x'], attributes: types }]);
    expect(() => session.run({ x: { shape: [1], type: 'int32', values: Int32Array.of(1) } }, ['y'])).toThrow(/int32/);
    expect(() => session.run({}, ['y'])).toThrow(/x/);
    expect(() => session.run({}, ['z'])).toThrow(/z|not be found/);
    session.dispose();
  });
});
