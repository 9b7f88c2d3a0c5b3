import { describe, expect, it } from 'vitest';
import { type NodeType, joiningPorts, type Ports, singlePorts } from '../layers/NodeType.ts';
import { checkConnection, nextHandle } from './connection.ts';
import { emptyDocument, type GraphDocument, type GraphEdge } from './GraphDocument.ts';

const ports: Readonly<Record<string, Ports>> = {
  Input: { inputs: [], outputs: [{ name: 'out', kind: 'tensor' }] },
  Conv: singlePorts(),
  Flatten: singlePorts('tensor', 'vector'),
  Dense: singlePorts('vector'),
  Softmax: singlePorts('any'),
  Capsules: singlePorts('tensor', 'capsule'),
  Add: joiningPorts(),
};

function types(type: string): NodeType | undefined {
  const found = ports[type];
  return found && { type, category: 'block', summary: { en: '', ko: '' }, ports: found, params: {} };
}

const edge = (source: string, target: string, targetHandle = 'in', sourceHandle = 'out'): GraphEdge => ({
  ...{ source, sourceHandle, target, targetHandle },
});

/** Nodes named like their types in lower case, and numbered connections. */
function network(nodes: string, ...edges: GraphEdge[]): GraphDocument {
  const document = emptyDocument('Test');
  for (const type of nodes.split(' '))
    document.nodes[type.toLowerCase()] = { type, params: {}, position: { x: 0, y: 0 } };
  edges.forEach((item, index) => {
    document.edges[`e${index}`] = item;
  });
  return document;
}

describe('checkConnection', () => {
  const document = network(
    'Input Conv Flatten Dense Softmax Capsules Add Unknown',
    ...[edge('input', 'conv'), edge('conv', 'add', 'in.0'), edge('add', 'softmax')],
  );
  const check = (candidate: GraphEdge, replaced?: string) => checkConnection(document, types, candidate, replaced);

  it('allows what fits', () => {
    for (const candidate of [
      edge('conv', 'flatten'),
      edge('flatten', 'dense'),
      edge('capsules', 'add', 'in.1'),
      edge('softmax', 'dense'),
      edge('input', 'add', 'in.7'),
    ])
      expect(check(candidate), JSON.stringify(candidate)).toBeUndefined();
  });

  it.each<[string, GraphEdge, string, object]>([
    ['a missing node', edge('conv', 'gone'), 'edge/missingNode', { node: 'gone' }],
    ['an unknown type', edge('unknown', 'conv'), 'node/unknownType', { type: 'Unknown' }],
    ['a missing output', edge('conv', 'flatten', 'in', 'left'), 'edge/missingPort', { type: 'Conv', port: 'left' }],
    ['a missing input', edge('conv', 'input'), 'edge/missingPort', { type: 'Input', port: 'in' }],
    ['a numbered handle of a plain port', edge('conv', 'flatten', 'in.0'), 'edge/missingPort', { port: 'in.0' }],
    ['a plain handle of a port for many', edge('input', 'add', 'in'), 'edge/missingPort', { port: 'in' }],
    ['another kind', edge('conv', 'dense'), 'shape/rank', { type: 'Dense', expected: 'vector', received: 'tensor' }],
    ['a taken input', edge('input', 'add', 'in.0'), 'edge/portTaken', { type: 'Add', port: 'in.0' }],
    ['itself', edge('capsules', 'capsules'), 'shape/rank', {}],
    ['itself through any', edge('add', 'add', 'in.1'), 'graph/cycle', { nodes: 'add' }],
    ['a circle', edge('softmax', 'add', 'in.1'), 'graph/cycle', { nodes: 'add, softmax' }],
  ])('refuses %s', (_, candidate, code, values) => {
    expect(check(candidate)).toMatchObject({ code, values });
  });

  it('does not count the connection that is replaced', () => {
    expect(check(edge('input', 'add', 'in.0'), 'e1')).toBeUndefined();
    expect(check(edge('softmax', 'add', 'in.0'), 'e2')).toMatchObject({ code: 'edge/portTaken' });
    expect(check(edge('softmax', 'add', 'in.1'), 'e2')).toBeUndefined();
  });
});

describe('nextHandle', () => {
  it('gives the first free place of a port', () => {
    const join = (...handles: string[]) => network('Conv Add', ...handles.map(handle => edge('conv', 'add', handle)));
    expect(nextHandle(join(), 'add', 'in')).toBe('in.0');
    expect(nextHandle(join('in.0', 'in.1', 'other.2'), 'add', 'in')).toBe('in.2');
    expect(nextHandle(join('in.0', 'in.2'), 'add', 'in')).toBe('in.1');
    expect(nextHandle(join('in.0'), 'conv', 'in')).toBe('in.0');
  });
});
