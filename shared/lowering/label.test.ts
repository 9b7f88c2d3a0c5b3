import { describe, expect, it } from 'vitest';
import { type Definition, emptyDocument, type GraphDocument, type GraphNode } from '../graph/GraphDocument.ts';
import { lower } from './lower.ts';

const node = (type: string, params: GraphNode['params'] = {}): GraphNode => ({
  type,
  params,
  position: { x: 0, y: 0 },
});
const edge = (source: string, target: string, targetHandle = 'in') => ({
  source,
  sourceHandle: 'out',
  target,
  targetHandle,
});

/** Ten class capsules and a decoder that sees the one of the label. */
const capsules: GraphDocument = {
  ...emptyDocument('capsules'),
  nodes: {
    image: node('Input'),
    primary: node('PrimaryCapsules', { types: 2 }),
    capsules: node('ClassCapsules'),
    lengths: node('CapsuleLength'),
    label: node('Label'),
    mask: node('CapsuleMask'),
    decoder: node('CapsuleDecoder'),
  },
  edges: {
    a: edge('image', 'primary'),
    b: edge('primary', 'capsules'),
    c: edge('capsules', 'lengths'),
    d: edge('capsules', 'mask'),
    e: edge('label', 'mask', 'label'),
    f: edge('mask', 'decoder'),
  },
  heads: {
    lengths: { loss: 'margin', weight: 1, target: 'label', use: 'always' },
    decoder: { loss: 'meanSquaredError', weight: 0.392, target: 'input', use: 'training' },
  },
};

const problemsOf = (document: GraphDocument) => lower(document).problems.map(({ code, at }) => [code, at.nodeId]);

describe('the label', () => {
  it('has a value for each class, and is part of the plan', () => {
    const { nodes, plan, problems } = lower(capsules);
    expect(problems).toEqual([]);
    expect(nodes['label']?.outputs).toEqual({ out: [10] });
    expect(plan?.layers.find(({ name }) => name === 'mask')?.inputs).toEqual(['capsules.routing', 'label']);
  });

  it('is left out of the plan where only a draft or a node left out takes it', () => {
    const left = { ...capsules.nodes, decoder: { ...node('CapsuleDecoder'), when: false } };
    const { plan, problems } = lower({ ...capsules, nodes: left });
    expect(problems).toEqual([]);
    expect(plan?.layers.map(({ type }) => type)).not.toContain('Label');
    expect(plan?.heads.map(({ node: head }) => head)).toEqual(['lengths']);
  });

  it('may stay away: a mask without one keeps the longest capsule', () => {
    const { e: _, ...edges } = capsules.edges;
    const { label: __, ...nodes } = capsules.nodes;
    expect(problemsOf({ ...capsules, nodes, edges })).toEqual([]);
  });

  it('must fit the capsules', () => {
    const nodes = { ...capsules.nodes, capsules: node('ClassCapsules', { capsules: 7 }) };
    expect(problemsOf({ ...capsules, nodes })).toContainEqual(['shape/rank', 'mask']);
  });

  it('may not become what an output needs', () => {
    const nodes = { ...capsules.nodes, lengths: node('Concatenate'), flat: node('CapsuleLength') };
    const edges = {
      ...capsules.edges,
      c: edge('capsules', 'flat'),
      g: edge('flat', 'lengths', 'in.0'),
      h: edge('label', 'lengths', 'in.1'),
    };
    const { problems, plan } = lower({ ...capsules, nodes, edges });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'node/needsLabel', at: { nodeId: 'lengths' } }));
    expect(plan).toBeNull();
  });

  it('may not carry a head', () => {
    const heads = { ...capsules.heads, label: capsules.heads['lengths'] } as GraphDocument['heads'];
    expect(problemsOf({ ...capsules, heads })).toEqual([['node/needsLabel', 'label']]);
  });

  it.each(['Label', 'Input'])('%s may not stand inside a block', type => {
    const own: Definition = {
      arguments: {},
      nodes: { x: node('BlockInput'), inner: node(type), y: node('BlockOutput') },
      edges: { a: edge('inner', 'y') },
    };
    const nodes = { ...capsules.nodes, lengths: node('Own') };
    const edges = { ...capsules.edges, c: edge('capsules', 'lengths', 'x') };
    expect(problemsOf({ ...capsules, nodes, edges, definitions: { Own: own } })).toContainEqual([
      'node/insideBlock',
      'lengths',
    ]);
  });
});

describe('a node that is left out', () => {
  it('passes on its one needed input and drops what is optional', () => {
    const nodes = { ...capsules.nodes, mask: { ...node('CapsuleMask'), when: false } };
    const { problems, layers } = lower({ ...capsules, nodes });
    expect(problems).toEqual([]);
    expect(layers.find(({ name }) => name === 'decoder.flatten')?.inputs).toEqual(['capsules.routing']);
  });
});
