import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { elementCount } from '../../../shared/base/shape.ts';
import { tf } from '../backend.ts';
import { blockVariable, viewBlock } from './blockVariables.ts';
import { constant, identity } from './nodes.ts';
import { encodeGraph } from './encodeGraph.ts';
import { loadGraph } from './loadGraph.ts';
import { fillBlock, joinTensors, packWeights, rowLength, valuesIn } from './WeightBlock.ts';

const shapes = fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 12,
});

const named = (list: readonly number[][]) => list.map((shape, index) => [`w/${index}`, { shape }] as const);

/** Other numbers for each weight, none of them zero. */
const valuesOf = (name: string, count: number): Float32Array =>
  Float32Array.from({ length: count }, (_, index) => Number(name.slice(2)) * 1000 + index + 1);

describe('weights in blocks', () => {
  it('are all there, each from the beginning of a row, with zeros behind it', () => {
    fc.assert(
      fc.property(shapes, list => {
        const [block, ...others] = packWeights('some', named(list));
        expect(others).toEqual([]);
        const { segments, rows } = required(block, 'a block');
        expect(segments.map(({ name, shape }) => [name, shape])).toEqual(list.map((shape, i) => [`w/${i}`, shape]));
        expect(segments.every(({ start }) => start % rowLength === 0)).toBe(true);
        const filled = fillBlock(required(block, 'a block'), ({ name, count }) => valuesOf(name, count));
        expect(filled).toHaveLength(rows * rowLength);
        for (const segment of segments) {
          expect(valuesIn(filled, segment)).toEqual(valuesOf(segment.name, segment.count));
        }
        const count = list.reduce((sum, shape) => sum + elementCount(shape), 0);
        expect(filled.filter(value => value !== 0)).toHaveLength(count);
      }),
    );
  });

  it('leave large ones on their own', () => {
    const blocks = packWeights('some', named([[3], [256, 256], [5], [300, 300]]));
    expect(blocks.map(({ segments }) => segments.map(({ name }) => name))).toEqual([['w/0', 'w/2'], ['w/1'], ['w/3']]);
    expect(new Set(blocks.map(({ name }) => name)).size).toBe(3);
  });

  it('hold as tensors what they hold as numbers, and zeros for what is not there', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (list, missing) => {
        const block = required(packWeights('some', named(list))[0], 'a block');
        const isThere = (name: string) => name !== `w/${missing % (2 * list.length)}`;
        const joined = tf.tidy(() =>
          joinTensors(block, ({ name, shape, count }) =>
            isThere(name) ? tf.tensor(valuesOf(name, count), [...shape]) : undefined,
          ),
        );
        expect(joined.shape).toEqual([block.rows, rowLength]);
        expect(joined.dataSync()).toEqual(
          fillBlock(block, ({ name, count }) => (isThere(name) ? valuesOf(name, count) : new Float32Array(count))),
        );
        joined.dispose();
      }),
      { numRuns: 30 },
    );
  });

  it('are seen in a graph one by one, in their own shapes', () => {
    fc.assert(
      fc.property(shapes, list => {
        const block = required(packWeights('some', named(list))[0], 'a block');
        const variable = blockVariable('weight', block);
        const { nodes, refs } = viewBlock(variable, block);
        const shapeOf = (name: string, ref: string) => ({
          name: `${name}/asked`,
          op: 'Shape',
          inputs: [ref],
          attributes: { T: { kind: 'type', value: 1 }, out_type: { kind: 'type', value: 3 } } as const,
        });
        const asked = [...refs].map(([name, ref]) => shapeOf(name, ref));
        const end = identity('filled', 'done', 'float32', [variable.set]);
        const session = loadGraph(encodeGraph([...variable.nodes, ...nodes, ...asked, constant('done', 1), end]));
        const values = fillBlock(block, ({ name, count }) => valuesOf(name, count));
        session.run({ [variable.initial]: { shape: variable.shape, type: 'float32', values } }, ['filled']);
        const seen = session.run({}, [...refs.values()]);
        const found = session.run(
          {},
          asked.map(({ name }) => name),
        );
        for (const [index, { name, shape, count }] of block.segments.entries()) {
          expect(seen[index]).toEqual(valuesOf(name, count));
          expect(Array.from(required(found[index], name))).toEqual(shape);
        }
        session.dispose();
      }),
      { numRuns: 20 },
    );
  });
});
