import { checkConnection, nextHandle } from '../../shared/graph/connection.ts';
import { freshEdgeId, freshId } from '../../shared/graph/freshId.ts';
import type { GraphCommand } from '../../shared/graph/GraphCommand.ts';
import type { GraphDocument, GraphEdge, GraphNode } from '../../shared/graph/GraphDocument.ts';
import { nodeHeight, nodeWidth, rowGap } from '../../shared/graph/layout/metrics.ts';
import { downstream } from '../../shared/graph/topology.ts';
import type { NodeType } from '../../shared/layers/NodeType.ts';
import { nodeTypeOf } from '../../shared/lowering/nodeTypes.ts';
import type { Position } from './canvasView.ts';

/** Where a new node goes, and what it is joined to. */
export type Place =
  /** Here, connected to nothing. */
  | { readonly kind: 'at'; readonly position: Position }
  /** Below a node, fed by it: into its connection where it has just one. */
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

const rowPitch = nodeHeight + rowGap;

/** The nearest position at or below `wanted` where a node covers no other. */
function freePosition({ nodes }: Pick<GraphDocument, 'nodes'>, { x, y }: Position): Position {
  const covers =
    (top: number) =>
    (node: GraphNode): boolean =>
      Math.abs(node.position.x - x) < nodeWidth && Math.abs(node.position.y - top) < nodeHeight;
  let top = y;
  while (Object.values(nodes).some(covers(top))) top += rowPitch / 2;
  return { x: Math.round(x), y: Math.round(top) };
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

/** Adds a node at a place. Where it does not fit, it is added without being joined. */
export function addition(document: GraphDocument, { type, params }: NewNode, place: Place): Addition {
  const id = freshId(document, type);
  const node: GraphNode = { type, params, position: { x: 0, y: 0 } };
  switch (place.kind) {
    case 'at':
      return placed(document, id, node, place.position);
    case 'wire': {
      const { handle, from, position } = place;
      const fit = (whole: GraphDocument) =>
        from === 'source'
          ? fittingEdge(whole, place.node, id, { sourceHandle: handle })
          : fittingEdge(whole, id, place.node, { targetHandle: handle });
      return placed(document, id, node, position, fit);
    }
    case 'into':
      return insertion(document, id, node, place) ?? placed(document, id, node, place.position ?? { x: 0, y: 0 });
    case 'after': {
      const { x, y } = document.nodes[place.node]?.position ?? { x: 0, y: 0 };
      const outgoing = Object.keys(document.edges).filter(edge => document.edges[edge]?.source === place.node);
      const [edge] = outgoing;
      const inserted = edge !== undefined && outgoing.length === 1 && insertion(document, id, node, { edge });
      return (
        inserted || placed(document, id, node, { x, y: y + rowPitch }, whole => fittingEdge(whole, place.node, id))
      );
    }
  }
}

/** A node where there is room, joined by the connection that `fit` finds. */
function placed(
  document: GraphDocument,
  id: string,
  unplaced: GraphNode,
  position: Position,
  fit: (whole: GraphDocument) => GraphEdge | undefined = () => undefined,
): Addition {
  const node = { ...unplaced, position: freePosition(document, position) };
  const add: GraphCommand = { kind: 'addNode', id, node };
  const edge = fit(withNode(document, id, node));
  if (!edge) return { id, command: add };
  const connect: GraphCommand = { kind: 'connect', id: freshEdgeId(document), edge };
  return { id, command: { kind: 'batch', label: 'edit.addNode', commands: [add, connect] } };
}

/** A node put into a connection, all that follows moved down where there is no room; undefined where it does not fit. */
function insertion(
  document: GraphDocument,
  id: string,
  unplaced: GraphNode,
  { edge: edgeId, position: wanted }: { readonly edge: string; readonly position?: Position },
): Addition | undefined {
  const edge = document.edges[edgeId];
  const above = document.nodes[edge?.source ?? '']?.position;
  const below = document.nodes[edge?.target ?? '']?.position;
  if (!edge || !above || !below) return undefined;
  const position = wanted ?? { x: above.x, y: above.y + rowPitch };
  const node = { ...unplaced, position: { x: Math.round(position.x), y: Math.round(position.y) } };
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
  const missing = position.y + rowPitch - below.y;
  const room = missing > 0 && below.y > above.y ? [moveDown(document, edge.target, missing)] : [];
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

/** Moves a node and all that depends on it. */
function moveDown(document: GraphDocument, from: string, by: number): GraphCommand {
  const moved = [from, ...downstream(Object.values(document.edges), from)];
  const positions = moved.flatMap(id => {
    const position = document.nodes[id]?.position;
    return position ? [[id, { x: position.x, y: position.y + by }] as const] : [];
  });
  return { kind: 'move', positions: Object.fromEntries(positions) };
}
