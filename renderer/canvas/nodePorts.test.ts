import { describe, expect, it } from 'vitest';
import { emptyDocument, type GraphDocument, type GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { nodeTypeOf } from '../../shared/lowering/nodeTypes.ts';
import { type Incoming, nodePorts } from './nodePorts.ts';

const convAt = (x: number) => ({ type: 'Conv2D', params: {}, position: { x, y: 0 } });
const edge = (source: string, targetHandle: string): GraphEdge => ({
  source,
  sourceHandle: 'out',
  target: 'sum',
  targetHandle,
});

const joined = (sources: Readonly<Record<string, number>>, handles: readonly string[]): GraphDocument => ({
  ...emptyDocument('Join'),
  nodes: {
    ...Object.fromEntries(Object.entries(sources).map(([id, x]) => [id, convAt(x)])),
    sum: { type: 'Add', params: {}, position: { x: 0, y: 108 } },
  },
  edges: Object.fromEntries(Object.keys(sources).map((id, index) => [id, edge(id, handles[index] ?? '')])),
});

const around = (document: GraphDocument, incoming: Incoming) => ({
  document,
  direction: 'down' as const,
  incoming,
  lanes: {},
});

const portsOf = (document: GraphDocument, lanes = {}) =>
  nodePorts('sum', nodeTypeOf({}, 'Add'), {
    document,
    direction: 'down',
    incoming: Object.entries(document.edges),
    lanes,
  }).inputs;

describe('nodePorts', () => {
  it('puts one port in the middle', () => {
    expect(nodePorts('sum', nodeTypeOf({}, 'Conv2D'), around(joined({}, []), []))).toEqual({
      inputs: [{ handle: 'in', kind: 'tensor', at: 88, state: 'free' }],
      outputs: [{ handle: 'out', kind: 'tensor', at: 88, state: 'free' }],
    });
  });

  it('gives the straight wire the middle, and the others their side, whatever their numbers', () => {
    const ports = portsOf(joined({ right: 300, straight: 0, left: -300 }, ['in.0', 'in.1', 'in.2']));
    expect(ports.map(({ handle, at }) => [handle, at])).toEqual([
      ['in.2', 68],
      ['in.1', 88],
      ['in.0', 108],
      ['in.3', 128],
    ]);
    expect(ports.map(({ state }) => state)).toEqual(['taken', 'taken', 'taken', 'spare']);
  });

  it('lets a wire arrive on the side of its lane', () => {
    const ports = portsOf(joined({ near: 0, above: 0 }, ['in.0', 'in.1']), { above: 200 });
    expect(ports.find(({ handle }) => handle === 'in.1')?.at).toBe(108);
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
    for (const { at } of ports) expect(at).toBeGreaterThan(0);
    for (const { at } of ports) expect(at).toBeLessThan(176);
  });

  it('shows the connections of a type that is not known', () => {
    const { inputs } = nodePorts('sum', undefined, around(joined({ a: 0 }, ['weird']), [['a', edge('a', 'weird')]]));
    expect(inputs.map(({ handle }) => handle)).toEqual(['weird']);
  });
});
