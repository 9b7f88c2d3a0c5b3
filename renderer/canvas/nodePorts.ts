import { nextHandle } from '../../shared/graph/connection.ts';
import type { GraphDocument, GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { handlePort } from '../../shared/graph/handlePort.ts';
import type { NodeType, PortKind } from '../../shared/layers/NodeType.ts';
import { type Direction, frames, turn } from '../ui/graph/direction.ts';

/** A port as it is drawn: its place along the node's edge, from the left or from the top. */
export interface NodePort {
  readonly handle: string;
  readonly kind: PortKind;
  readonly at: number;
  /** `spare`: the next place of a port that takes many; `taken`: a connection ends here. */
  readonly state: 'free' | 'taken' | 'spare';
}

export interface NodePorts {
  readonly inputs: readonly NodePort[];
  readonly outputs: readonly NodePort[];
}

export type Incoming = readonly (readonly [id: string, edge: GraphEdge])[];

/** What the ports of a node depend on. */
export interface Surroundings {
  readonly document: GraphDocument;
  readonly direction: Direction;
  readonly incoming: Incoming;
  readonly lanes: Readonly<Record<string, number>>;
}

/** Evenly along the edge: one port stands in the middle. */
const spread = (length: number, count: number, index: number): number => (length * (index + 1)) / (count + 1);

const nothing: NodePorts = { inputs: [], outputs: [] };

/**
 * The ports of a node. Connections into a port that takes many stand in the order of where they come from, the
 * straightest in the middle, so that wires don't cross.
 */
export function nodePorts(nodeId: string, type: NodeType | undefined, surroundings: Surroundings): NodePorts {
  const { incoming, direction } = surroundings;
  const { width } = frames[direction];
  if (!type) return unknownPorts(incoming, width);
  const { inputs, outputs } = type.ports;
  if (inputs.length === 0 && outputs.length === 0) return nothing;
  const taken = new Set(incoming.map(([, { targetHandle }]) => targetHandle));
  const stateOf = (handle: string) => (taken.has(handle) ? ('taken' as const) : ('free' as const));
  return {
    inputs: inputs.flatMap((port, index) => {
      const { name, kind, many = false } = port;
      if (!many) return [{ handle: name, kind, at: spread(width, inputs.length, index), state: stateOf(name) }];
      const handles = arrange(nodeId, port.name, surroundings);
      return handles.map(({ offset, ...rest }) => ({
        kind,
        at: spread(width, inputs.length, index) + offset,
        ...rest,
      }));
    }),
    outputs: outputs.map(({ name: handle, kind }, index) => ({
      handle,
      kind,
      at: spread(width, outputs.length, index),
      state: 'free',
    })),
  };
}

/** A type that is not known still shows the connections that it has. */
function unknownPorts(incoming: Incoming, width: number): NodePorts {
  const inputs = incoming.map(([, { targetHandle: handle }], index) => ({
    handle,
    kind: 'any' as const,
    at: spread(width, incoming.length, index),
    state: 'taken' as const,
  }));
  return { inputs, outputs: [{ handle: 'out', kind: 'any', at: width / 2, state: 'free' }] };
}

interface Arranged {
  readonly handle: string;
  /** From the middle of the port's place. */
  readonly offset: number;
  readonly state: NodePort['state'];
}

function arrange(
  nodeId: string,
  port: string,
  { document, incoming, lanes, direction }: Surroundings,
): readonly Arranged[] {
  const { width, portSpacing } = frames[direction];
  const across = (id: string): number => turn(direction, document.nodes[id]?.position ?? { x: 0, y: 0 }).x;
  const own = across(nodeId);
  const arrivals = incoming
    .filter(([, { targetHandle }]) => handlePort(targetHandle).port === port)
    .map(([id, { source, targetHandle }]) => ({
      handle: targetHandle,
      from: (lanes[id] ?? across(source) + width / 2) - own - width / 2,
    }))
    .sort((a, b) => a.from - b.from);
  const straightest = arrivals.reduce(
    (best, { from }, index) =>
      Math.abs(from) < Math.abs(arrivals[best]?.from ?? Number.POSITIVE_INFINITY) ? index : best,
    0,
  );
  const room = width / 2 - portSpacing / 2;
  const most = Math.max(straightest, arrivals.length - straightest, 1);
  const step = Math.min(portSpacing, room / most);
  const placed = arrivals.map(({ handle }, index) => ({
    handle,
    offset: (index - straightest) * step,
    state: 'taken' as const,
  }));
  const spare = arrivals.length === 0 ? 0 : (arrivals.length - straightest) * step;
  // Of the node's own connections: to look through all of the document for every node costs more than an edit.
  const handle = nextHandle({ edges: Object.fromEntries(incoming) }, nodeId, port);
  return [...placed, { handle, offset: spare, state: 'spare' }];
}
