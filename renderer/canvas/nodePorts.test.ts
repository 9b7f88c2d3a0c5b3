import { describe, expect, it } from 'vitest';
import { emptyDocument, type GraphDocument, type GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { nodeTypeOf } from '../../shared/lowering/nodeTypes.ts';
import { nodePorts } from './nodePorts.ts';

const at = (x: number) => ({ type: 'Conv2D', params: {}, position: { x, y: 0 } });
const edge = (source: string, targetHandle: string): GraphEdge => ({
  source,
  sourceHandle: 'out',
  target: 'sum',
  targetHandle,
});

const joined = (sources: Readonly<Record<string, number>>, handles: readonly string[]): GraphDocument => ({
  ...emptyDocument('Join'),
  nodes: {
    ...Object.fromEntries(Object.entries(sources).map(([id, x]) => [id, at(x)])),
    sum: { type: 'Add', params: {}, position: { x: 0, y: 108 } },
  },
  edges: Object.fromEntries(Object.keys(sources).map((id, index) => [id, edge(id, handles[index] ?? '')])),
});

const portsOf = (document: GraphDocument, lanes = {}) =>
  nodePorts(document, 'sum', nodeTypeOf({}, 'Add'), Object.entries(document.edges), lanes).inputs;

describe('nodePorts', () => {
  it('puts one port in the middle', () => {
    expect(nodePorts(joined({}, []), 'sum', nodeTypeOf({}, 'Conv2D'), [], {})).toEqual({
      inputs: [{ handle: 'in', kind: 'tensor', x: 88, state: 'free' }],
      outputs: [{ handle: 'out', kind: 'tensor', x: 88, state: 'free' }],
    });
  });

  it('gives the straight wire the middle, and the others their side, whatever their numbers', () => {
    const ports = portsOf(joined({ right: 300, straight: 0, left: -300 }, ['in.0', 'in.1', 'in.2']));
    expect(ports.map(({ handle, x }) => [handle, x])).toEqual([
      ['in.2', 68],
      ['in.1', 88],
      ['in.0', 108],
      ['in.3', 128],
    ]);
    expect(ports.map(({ state }) => state)).toEqual(['taken', 'taken', 'taken', 'spare']);
  });

  it('lets a wire arrive on the side of its lane', () => {
    const ports = portsOf(joined({ near: 0, above: 0 }, ['in.0', 'in.1']), { above: 200 });
    expect(ports.find(({ handle }) => handle === 'in.1')?.x).toBe(108);
  });

  it('keeps forty connections on the node', () => {
    const sources = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`n${index}`, index * 10]));
    const ports = portsOf(
      joined(
        sources,
        Object.keys(sources).map((_, index) => `in.${index}`),
      ),
    );
    expect(ports).toHaveLength(41);
    for (const { x } of ports) expect(x).toBeGreaterThan(0);
    for (const { x } of ports) expect(x).toBeLessThan(176);
  });

  it('shows the connections of a type that is not known', () => {
    const { inputs } = nodePorts(joined({ a: 0 }, ['weird']), 'sum', undefined, [['a', edge('a', 'weird')]], {});
    expect(inputs.map(({ handle }) => handle)).toEqual(['weird']);
  });
});
