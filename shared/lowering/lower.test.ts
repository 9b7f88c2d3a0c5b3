import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Definition, emptyDocument, type GraphDocument, type GraphNode } from '../graph/GraphDocument.ts';
import { createLowering, lower } from './lower.ts';

type NodeSpec = Omit<GraphNode, 'position' | 'params'> & { readonly params?: GraphNode['params'] };

const node = ({ params = {}, ...rest }: NodeSpec): GraphNode => ({ ...rest, params, position: { x: 0, y: 0 } });

/** A chain of nodes behind an Input, ending in a softmax head over ten classes. */
function chain(middle: Readonly<Record<string, NodeSpec>>): GraphDocument {
  const nodes: Record<string, NodeSpec> = {
    image: { type: 'Input' },
    ...middle,
    pool: { type: 'GlobalAveragePooling2D' },
    dense: { type: 'Dense', params: { units: 10 } },
    softmax: { type: 'Activation', params: { activation: 'softmax' } },
  };
  const ids = Object.keys(nodes);
  const edges = ids.slice(1).map((target, index) => {
    const source = ids[index] ?? '';
    return [`${source}-${target}`, { source, sourceHandle: 'out', target, targetHandle: 'in' }] as const;
  });
  return {
    ...emptyDocument('chain'),
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, spec]) => [id, node(spec)])),
    edges: Object.fromEntries(edges),
    heads: { softmax: { loss: 'categoricalCrossentropy', weight: 1, target: 'label', use: 'always' } },
  };
}

const problemsOf = (document: GraphDocument) => lower(document).problems.map(({ code, at }) => [code, at.nodeId]);

describe('lower', () => {
  it('infers shapes, counts and bytes along a chain', () => {
    const { nodes, totals, plan, problems } = lower(chain({ conv: { type: 'Conv2D', params: { filters: 8 } } }));
    expect(problems).toEqual([]);
    expect(nodes['conv']).toMatchObject({ outputs: { out: [28, 28, 8] }, costs: { params: 80, macs: 56448 } });
    expect(totals).toMatchObject({ params: 170, macs: 56448 + 80, weightBytes: 680, convLayers: 1, denseLayers: 1 });
    // Convolution output beside its input is the most that is alive at once.
    expect(totals.peakActivationBytes).toBe(4 * (28 * 28 * 8 + 28 * 28));
    expect(plan?.layers.map(({ name }) => name)).toEqual(['image', 'conv', 'pool', 'dense', 'softmax']);
  });

  it('chains the instances of a repeat, which know where they stand', () => {
    const filters = { expr: 'first ? 4 : last ? 16 : 8 * i' };
    const { nodes, layers } = lower(
      chain({ conv: { type: 'Conv2D', params: { filters }, repeat: { expr: '2 + 1' } } }),
    );
    expect(nodes['conv']).toMatchObject({ instances: 3, outputs: { out: [28, 28, 16] }, params: { filters: 4 } });
    expect(layers.filter(({ node }) => node === 'conv').map(({ origin, shape }) => [origin, shape[2]])).toEqual([
      ['conv/0', 4],
      ['conv/1', 8],
      ['conv/2', 16],
    ]);
    expect(layers.find(({ name }) => name === 'conv.1')?.inputs).toEqual(['conv.0']);
  });

  it('names weights by origin and role', () => {
    const { layers } = lower(chain({ stage: { type: 'ConvBlock', repeat: 2 } }));
    const names = layers.flatMap(({ weights }) => weights.map(({ name }) => name));
    expect(names).toContain('stage/1/norm/movingMean');
    expect(names).toContain('dense/kernel');
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([{ when: false }, { repeat: 0 }])('passes the input through a node that is left out by %o', left => {
    const { nodes, problems } = lower(chain({ conv: { type: 'Conv2D', ...left } }));
    expect(problems).toEqual([]);
    expect(nodes['conv']).toMatchObject({ isBypassed: true, outputs: { out: [28, 28, 1] }, layers: [] });
  });

  it('drops the head of a node that is left out', () => {
    const document = chain({});
    const softmax = { ...document.nodes['softmax'], when: false } as GraphNode;
    const lowered = lower({ ...document, nodes: { ...document.nodes, softmax } });
    expect(lowered.heads).toEqual([]);
  });

  it('evaluates arguments that refer to each other, whatever their order', () => {
    const document: GraphDocument = {
      ...chain({ conv: { type: 'Conv2D', params: { filters: { expr: 'wide' } } } }),
      arguments: {
        wide: { kind: 'number', value: { expr: 'base * classes' } },
        base: { kind: 'number', value: 2 },
      },
    };
    expect(lower(document).nodes['conv']?.outputs).toEqual({ out: [28, 28, 20] });
  });

  it('locates what is wrong and keeps the shapes that are known', () => {
    const document = chain({ conv: { type: 'Conv2D', params: { filters: 6, groups: 4 } } });
    const lowered = lower(document);
    expect(lowered.problems).toEqual([
      expect.objectContaining({ code: 'shape/groups', at: { nodeId: 'conv', path: 'params.groups' } }),
    ]);
    expect(lowered.nodes['image']?.outputs).toEqual({ out: [28, 28, 1] });
    expect(lowered.plan).toBeNull();
  });

  it('says which expression, parameter or type is at fault', () => {
    const filters = { expr: 'widht * 2' };
    expect(problemsOf(chain({ a: { type: 'Conv2D', params: { filters } } }))).toEqual([
      ['expression/unknownName', 'a'],
    ]);
    expect(problemsOf(chain({ a: { type: 'Conv2D', params: { filters: 0 } } }))).toEqual([['param/invalid', 'a']]);
    expect(problemsOf(chain({ a: { type: 'Conv2D', params: { filter: 8 } } }))).toEqual([['param/unknown', 'a']]);
    expect(problemsOf(chain({ a: { type: 'Conv7D' } }))).toEqual([['node/unknownType', 'a']]);
    expect(problemsOf(chain({ a: { type: 'Dropout', repeat: -1 } }))).toEqual([['node/repeatInvalid', 'a']]);
    expect(problemsOf(chain({ a: { type: 'Dropout', when: 1 } }))).toEqual([['node/whenInvalid', 'a']]);
  });

  it('names the nodes of a circle', () => {
    const document = chain({ a: { type: 'Add' }, b: { type: 'Dropout' } });
    const edges = {
      ...document.edges,
      'image-a': { source: 'image', sourceHandle: 'out', target: 'a', targetHandle: 'in.0' },
      back: { source: 'b', sourceHandle: 'out', target: 'a', targetHandle: 'in.1' },
    };
    const { problems } = lower({ ...document, edges });
    const circle = problems.filter(({ code }) => code === 'graph/cycle');
    expect(circle.map(({ at }) => at.nodeId).sort()).toEqual(['a', 'b']);
    expect(circle[0]?.values).toEqual({ nodes: 'a → b' });
  });

  it('takes what no head depends on for a draft: a warning, and no cost', () => {
    const document = chain({});
    const nodes = { ...document.nodes, draft: node({ type: 'Conv2D' }) };
    const lowered = lower({ ...document, nodes });
    expect(lowered.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['node/unconnected', 'warning'],
      ['node/unused', 'warning'],
    ]);
    expect(lowered.plan).not.toBeNull();
  });

  it('checks the head against the classes', () => {
    const document = chain({});
    expect(problemsOf({ ...document, input: { ...document.input, classes: 7 } })).toEqual([['head/shape', 'softmax']]);
  });

  it('refuses to unroll without end', () => {
    const stage: NodeSpec = { type: 'ConvBlock', repeat: 1000 };
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`stage${index}`, stage]));
    expect(problemsOf(chain(many))).toContainEqual(['graph/tooLarge', 'stage6']);
  });
});

describe('definitions', () => {
  const twice: Definition = {
    arguments: { filters: { kind: 'number', value: 4 } },
    nodes: {
      x: node({ type: 'BlockInput' }),
      conv: node({ type: 'Conv2D', params: { filters: { expr: 'filters' } }, repeat: 2 }),
      y: node({ type: 'BlockOutput' }),
    },
    edges: {
      a: { source: 'x', sourceHandle: 'out', target: 'conv', targetHandle: 'in' },
      b: { source: 'conv', sourceHandle: 'out', target: 'y', targetHandle: 'in' },
    },
  };
  const document: GraphDocument = {
    ...chain({}),
    definitions: { Twice: twice },
    nodes: {
      image: node({ type: 'Input' }),
      mine: node({ type: 'Twice', params: { filters: 6 } }),
    },
    edges: { in: { source: 'image', sourceHandle: 'out', target: 'mine', targetHandle: 'x' } },
    heads: {},
  };

  it('lower like blocks: ports are their doors, parameters their arguments', () => {
    const { nodes, layers } = lower(document);
    expect(nodes['mine']).toMatchObject({ outputs: { y: [28, 28, 6] }, layers: ['mine.conv.0', 'mine.conv.1'] });
    expect(layers.map(({ origin }) => origin)).toContain('mine/conv/1');
  });

  it('may not contain themselves', () => {
    const inside = { ...twice, nodes: { ...twice.nodes, conv: node({ type: 'Twice' }) } };
    const edges = {
      a: { source: 'x', sourceHandle: 'out', target: 'conv', targetHandle: 'x' },
      b: { source: 'conv', sourceHandle: 'y', target: 'y', targetHandle: 'in' },
    };
    const { problems } = lower({ ...document, definitions: { Twice: { ...inside, edges } } });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'definition/recursive' }));
  });
});

describe('createLowering', () => {
  const edit = fc.oneof(
    fc.record({
      node: fc.constantFrom('a', 'b', 'c'),
      param: fc.constant('filters'),
      value: fc.integer({ min: -1, max: 40 }),
    }),
    fc.record({
      node: fc.constantFrom('a', 'b', 'c'),
      param: fc.constant('strides'),
      value: fc.constantFrom(1, 2, 'x'),
    }),
    fc.record({ node: fc.constantFrom('b', 'c'), repeat: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ resolution: fc.integer({ min: 1, max: 64 }) }),
  );

  it('gives after every edit what lowering anew gives', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), edits => {
        const lowering = createLowering();
        let document = chain({
          a: { type: 'ConvBlock' },
          b: { type: 'Residual', params: { filters: { expr: '8 + i' } }, repeat: 2 },
          c: { type: 'DepthwiseSeparable', repeat: 1 },
        });
        for (const change of edits) {
          document = apply(document, change);
          expect(lowering(document)).toEqual(lower(document));
        }
      }),
      { numRuns: 60 },
    );
  });

  type Change = typeof edit extends fc.Arbitrary<infer C> ? C : never;

  function apply(document: GraphDocument, change: Change): GraphDocument {
    if ('resolution' in change) return { ...document, input: { ...document.input, resolution: change.resolution } };
    const before = document.nodes[change.node] as GraphNode;
    const after =
      'repeat' in change
        ? { ...before, repeat: change.repeat }
        : { ...before, params: { ...before.params, [change.param]: change.value } };
    return { ...document, nodes: { ...document.nodes, [change.node]: after } };
  }
});
