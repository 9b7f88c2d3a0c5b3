import { nextHandle } from '../../shared/graph/connection.ts';
import type { GraphDocument, GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { handlePort } from '../../shared/graph/handlePort.ts';
import { nodeWidth } from '../../shared/graph/layout/metrics.ts';
import type { NodeType, PortKind } from '../../shared/layers/NodeType.ts';
import { portSpacing } from './portSize.ts';

/** A port as it is drawn: its place along the node's edge, from the left. */
export interface NodePort {
  readonly handle: string;
  readonly kind: PortKind;
  readonly x: number;
  /** `spare`: the next place of a port that takes many; `taken`: a connection ends here. */
  readonly state: 'free' | 'taken' | 'spare';
}

export interface NodePorts {
  readonly inputs: readonly NodePort[];
  readonly outputs: readonly NodePort[];
}

export type Incoming = readonly (readonly [id: string, edge: GraphEdge])[];

/** Evenly along the edge: one port stands in the middle. */
const spread = (count: number, index: number): number => (nodeWidth * (index + 1)) / (count + 1);

const nothing: NodePorts = { inputs: [], outputs: [] };

/**
 * The ports of a node. Connections into a port that takes many stand in the order of where they come from, the
 * straightest in the middle, so that wires don't cross.
 */
export function nodePorts(
  document: GraphDocument,
  nodeId: string,
  type: NodeType | undefined,
  incoming: Incoming,
  lanes: Readonly<Record<string, number>>,
): NodePorts {
  if (!type) return unknownPorts(incoming);
  const { inputs, outputs } = type.ports;
  if (inputs.length === 0 && outputs.length === 0) return nothing;
  const taken = new Set(incoming.map(([, { targetHandle }]) => targetHandle));
  const stateOf = (handle: string) => (taken.has(handle) ? ('taken' as const) : ('free' as const));
  return {
    inputs: inputs.flatMap((port, index) => {
      const { name, kind, many = false } = port;
      if (!many) return [{ handle: name, kind, x: spread(inputs.length, index), state: stateOf(name) }];
      const handles = arrange(document, nodeId, incoming, lanes, port.name);
      return handles.map(({ offset, ...rest }) => ({ kind, x: spread(inputs.length, index) + offset, ...rest }));
    }),
    outputs: outputs.map(({ name: handle, kind }, index) => ({
      handle,
      kind,
      x: spread(outputs.length, index),
      state: 'free',
    })),
  };
}

/** A type that is not known still shows the connections that it has. */
function unknownPorts(incoming: Incoming): NodePorts {
  const inputs = incoming.map(([, { targetHandle: handle }], index) => ({
    handle,
    kind: 'any' as const,
    x: spread(incoming.length, index),
    state: 'taken' as const,
  }));
  return { inputs, outputs: [{ handle: 'out', kind: 'any', x: nodeWidth / 2, state: 'free' }] };
}

function arrange(
  document: GraphDocument,
  nodeId: string,
  incoming: Incoming,
  lanes: Readonly<Record<string, number>>,
  port: string,
): readonly { readonly handle: string; readonly offset: number; readonly state: NodePort['state'] }[] {
  const own = document.nodes[nodeId]?.position.x ?? 0;
  const arrivals = incoming
    .filter(([, { targetHandle }]) => handlePort(targetHandle).port === port)
    .map(([id, { source, targetHandle }]) => ({
      handle: targetHandle,
      from: (lanes[id] ?? (document.nodes[source]?.position.x ?? 0) + nodeWidth / 2) - own - nodeWidth / 2,
    }))
    .sort((a, b) => a.from - b.from);
  const straightest = arrivals.reduce(
    (best, { from }, index) =>
      Math.abs(from) < Math.abs(arrivals[best]?.from ?? Number.POSITIVE_INFINITY) ? index : best,
    0,
  );
  const room = nodeWidth / 2 - portSpacing / 2;
  const most = Math.max(straightest, arrivals.length - straightest, 1);
  const step = Math.min(portSpacing, room / most);
  const placed = arrivals.map(({ handle }, index) => ({
    handle,
    offset: (index - straightest) * step,
    state: 'taken' as const,
  }));
  const spare = arrivals.length === 0 ? 0 : (arrivals.length - straightest) * step;
  return [...placed, { handle: nextHandle(document, nodeId, port), offset: spare, state: 'spare' }];
}
