import { checkConnection, nextHandle } from '../../shared/graph/connection.ts';
import { freshEdgeId, freshId } from '../../shared/graph/freshId.ts';
import type { GraphCommand } from '../../shared/graph/GraphCommand.ts';
import type { GraphDocument, GraphEdge, GraphNode } from '../../shared/graph/GraphDocument.ts';
import { nodeHeight, nodeWidth } from '../../shared/graph/layout/metrics.ts';
import { downstream } from '../../shared/graph/topology.ts';
import type { NodeType } from '../../shared/layers/NodeType.ts';
import { nodeTypeOf } from '../../shared/lowering/nodeTypes.ts';
import { type Direction, directionOf, frames, turn } from '../ui/graph/direction.ts';
import type { Position } from './canvasView.ts';

/** Where a new node goes, and what it is joined to. */
export type Place =
  /** Here, connected to nothing. */
  | { readonly kind: 'at'; readonly position: Position }
  /** Behind a node, fed by it: into its connection where it has just one. */
  | { readonly kind: 'after'; readonly node: string }
  /** Into a connection. */
  | { readonly kind: 'into'; readonly edge: string; readonly position?: Position }
  /** At the loose end of a wire drawn from an output or to an input. */
  | {
      readonly kind: 'wire';
      readonly node: string;
      readonly handle: string;
      readonly from: 'source' | 'target';
      readonly position: Position;
    };

/** What a new node is. */
export type NewNode = Pick<GraphNode, 'type' | 'params'>;

/** A node to add: its id, and the one edit that adds and joins it. */
export interface Addition {
  readonly id: string;
  readonly command: GraphCommand;
}

/** A position so far along the flow of the data. */
const along = (direction: Direction, { x, y }: Position, by: number): Position =>
  direction === 'right' ? { x: x + by, y } : { x, y: y + by };

const rounded = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) });

/** The nearest position at `wanted`, or further along the flow, where a node covers no other. */
function freePosition({ nodes }: GraphDocument, wanted: Position, direction: Direction): Position {
  const isTaken = ({ x, y }: Position): boolean =>
    Object.values(nodes).some(
      ({ position }) => Math.abs(position.x - x) < nodeWidth && Math.abs(position.y - y) < nodeHeight,
    );
  let position = wanted;
  while (isTaken(position)) position = along(direction, position, frames[direction].pitch / 2);
  return rounded(position);
}

const handleOf = (document: GraphDocument, nodeId: string, port: NodeType['ports']['inputs'][number]): string =>
  port.many === true ? nextHandle(document, nodeId, port.name) : port.name;

/** The first connection between two nodes that can be drawn, from `sourceHandle` where one is given. */
function fittingEdge(
  document: GraphDocument,
  source: string,
  target: string,
  given: { readonly sourceHandle?: string; readonly targetHandle?: string } = {},
): GraphEdge | undefined {
  const types = (type: string) => nodeTypeOf(document.definitions, type);
  const outputs = types(document.nodes[source]?.type ?? '')?.ports.outputs.map(({ name }) => name) ?? [];
  const inputs = types(document.nodes[target]?.type ?? '')?.ports.inputs ?? [];
  const targets =
    given.targetHandle === undefined ? inputs.map(port => handleOf(document, target, port)) : [given.targetHandle];
  for (const sourceHandle of given.sourceHandle === undefined ? outputs : [given.sourceHandle]) {
    for (const targetHandle of targets) {
      const edge = { source, sourceHandle, target, targetHandle };
      if (checkConnection(document, types, edge) === undefined) return edge;
    }
  }
  return undefined;
}

const withNode = (document: GraphDocument, id: string, node: GraphNode): GraphDocument => ({
  ...document,
  nodes: { ...document.nodes, [id]: node },
});

/**
 * Adds a node at a place. Where it does not fit, it is added without being joined. `preferred` is the way data flows where
 * the document does not say.
 */
export function addition(
  document: GraphDocument,
  { type, params }: NewNode,
  place: Place,
  preferred: Direction = 'down',
): Addition {
  const direction = directionOf(document, preferred);
  const id = freshId(document, type);
  const node: GraphNode = { type, params, position: { x: 0, y: 0 } };
  switch (place.kind) {
    case 'at':
      return placed(document, id, node, freePosition(document, place.position, direction));
    case 'wire': {
      const { handle, from, position } = place;
      const fit = (whole: GraphDocument) =>
        from === 'source'
          ? fittingEdge(whole, place.node, id, { sourceHandle: handle })
          : fittingEdge(whole, id, place.node, { targetHandle: handle });
      return placed(document, id, node, freePosition(document, position, direction), fit);
    }
    case 'into': {
      const position = freePosition(document, place.position ?? { x: 0, y: 0 }, direction);
      return insertion(document, id, node, { ...place, direction }) ?? placed(document, id, node, position);
    }
    case 'after': {
      const before = document.nodes[place.node]?.position ?? { x: 0, y: 0 };
      const position = freePosition(document, along(direction, before, frames[direction].pitch), direction);
      const outgoing = Object.keys(document.edges).filter(edge => document.edges[edge]?.source === place.node);
      const [edge] = outgoing;
      const inserted =
        edge !== undefined && outgoing.length === 1 && insertion(document, id, node, { edge, direction });
      return inserted || placed(document, id, node, position, whole => fittingEdge(whole, place.node, id));
    }
  }
}

/** A node at a position, joined by the connection that `fit` finds. */
function placed(
  document: GraphDocument,
  id: string,
  unplaced: GraphNode,
  position: Position,
  fit: (whole: GraphDocument) => GraphEdge | undefined = () => undefined,
): Addition {
  const node = { ...unplaced, position };
  const add: GraphCommand = { kind: 'addNode', id, node };
  const edge = fit(withNode(document, id, node));
  if (!edge) return { id, command: add };
  const connect: GraphCommand = { kind: 'connect', id: freshEdgeId(document), edge };
  return { id, command: { kind: 'batch', label: 'edit.addNode', commands: [add, connect] } };
}

interface Insertion {
  readonly edge: string;
  readonly position?: Position;
  readonly direction: Direction;
}

/** A node put into a connection, all that follows moved on where there is no room; undefined where it does not fit. */
function insertion(
  document: GraphDocument,
  id: string,
  unplaced: GraphNode,
  { edge: edgeId, position: wanted, direction }: Insertion,
): Addition | undefined {
  const edge = document.edges[edgeId];
  const before = document.nodes[edge?.source ?? '']?.position;
  const after = document.nodes[edge?.target ?? '']?.position;
  if (!edge || !before || !after) return undefined;
  const { pitch } = frames[direction];
  const position = rounded(wanted ?? along(direction, before, pitch));
  const node = { ...unplaced, position };
  const ends = endsThrough(withNode(document, id, node), id, edgeId);
  if (!ends) return undefined;
  const insert: GraphCommand = {
    kind: 'insert',
    edge: edgeId,
    id,
    node,
    outgoing: freshEdgeId(document),
    inputHandle: ends.incoming.targetHandle,
    outputHandle: ends.outgoing.sourceHandle,
  };
  const depth = (point: Position): number => turn(direction, point).y;
  const missing = depth(position) + pitch - depth(after);
  const isAhead = depth(after) > depth(before);
  const room = missing > 0 && isAhead ? [moveOn(document, edge.target, direction, missing)] : [];
  return { id, command: { kind: 'batch', label: 'edit.addNode', commands: [insert, ...room] } };
}

/** The two connections that lead through a node instead of the connection `edgeId`. */
function endsThrough(document: GraphDocument, id: string, edgeId: string) {
  const { [edgeId]: edge, ...edges } = document.edges;
  if (!edge) return undefined;
  const rest = { ...document, edges };
  const incoming = fittingEdge(rest, edge.source, id, { sourceHandle: edge.sourceHandle });
  const outgoing = fittingEdge(rest, id, edge.target, { targetHandle: edge.targetHandle });
  return incoming && outgoing && { incoming, outgoing };
}

/** Leads a connection through a node that is there already; undefined where it does not fit. */
export function leadThrough(document: GraphDocument, id: string, edgeId: string): readonly GraphCommand[] | undefined {
  const ends = endsThrough(document, id, edgeId);
  return (
    ends && [
      { kind: 'remove', nodes: [], edges: [edgeId] },
      { kind: 'connect', id: edgeId, edge: ends.incoming },
      { kind: 'connect', id: freshEdgeId(document), edge: ends.outgoing },
    ]
  );
}

/** Moves a node and all that depends on it further along the flow. */
function moveOn(document: GraphDocument, from: string, direction: Direction, by: number): GraphCommand {
  const moved = [from, ...downstream(Object.values(document.edges), from)];
  const positions = moved.flatMap(id => {
    const position = document.nodes[id]?.position;
    return position ? [[id, along(direction, position, by)] as const] : [];
  });
  return { kind: 'move', positions: Object.fromEntries(positions) };
}
