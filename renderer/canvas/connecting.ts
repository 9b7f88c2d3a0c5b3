import { createStore } from 'zustand/vanilla';
import type { Problem } from '../../shared/base/problem.ts';
import { checkConnection } from '../../shared/graph/connection.ts';
import type { GraphDocument, GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { nodeTypeOf } from '../../shared/lowering/nodeTypes.ts';
import type { CardNode } from './flowElements.ts';

export type Side = 'source' | 'target';

/** A port that a wire being drawn could end at: why it may not, and what it would replace. */
export interface Target {
  readonly problem: Problem | undefined;
  /** The connection that gives way, where an input is taken already. */
  readonly replaced: string | undefined;
}

interface Connecting {
  /** Where the wire being drawn begins; null while none is. */
  readonly start: Start | null;
  /** Every port that it could end at. */
  readonly targets: ReadonlyMap<string, Target>;
  /** The connection that a dragged node would be dropped into. */
  readonly dropEdge: string | null;
}

const idle: Connecting = { start: null, targets: new Map(), dropEdge: null };

export const connectingStore = createStore<Connecting>(() => idle);

export const portKey = (nodeId: string, side: Side, handle: string): string => `${side} ${nodeId} ${handle}`;

/** The connection from `start` to `end`, whichever of them is the output. */
const edgeBetween = (start: Start, nodeId: string, handle: string): GraphEdge =>
  start.side === 'source'
    ? { source: start.nodeId, sourceHandle: start.handle, target: nodeId, targetHandle: handle }
    : { source: nodeId, sourceHandle: handle, target: start.nodeId, targetHandle: start.handle };

export interface Start {
  readonly nodeId: string;
  readonly handle: string;
  readonly side: Side;
}

/** What would become of a wire at a port. A taken input is free for it: its connection gives way. */
export function judgeTarget(document: GraphDocument, edge: GraphEdge, moved?: string): Target {
  const taken = Object.entries(document.edges).find(
    ([id, other]) => id !== moved && other.target === edge.target && other.targetHandle === edge.targetHandle,
  );
  const replaced = taken?.[0];
  const rest = moved === undefined ? document : withoutEdge(document, moved);
  const types = (type: string) => nodeTypeOf(document.definitions, type);
  return { problem: checkConnection(rest, types, edge, replaced), replaced };
}

function withoutEdge(document: GraphDocument, id: string): GraphDocument {
  const { [id]: _, ...edges } = document.edges;
  return { ...document, edges };
}

/** Judges every port of the other side, once, when a wire begins to be drawn. */
export function startConnecting(
  document: GraphDocument,
  nodes: readonly CardNode[],
  start: Start,
  moved?: string,
): void {
  const side = start.side === 'source' ? 'target' : 'source';
  const targets = new Map<string, Target>();
  for (const { id, data } of nodes) {
    for (const { handle } of side === 'target' ? data.ports.inputs : data.ports.outputs) {
      targets.set(portKey(id, side, handle), judgeTarget(document, edgeBetween(start, id, handle), moved));
    }
  }
  connectingStore.setState({ start, targets });
}

export const stopConnecting = (): void => connectingStore.setState(idle);

/** Whether the wire being drawn may become `edge`. */
export function mayConnect(edge: GraphEdge): boolean {
  const { start, targets } = connectingStore.getState();
  if (!start) return false;
  const key =
    start.side === 'source'
      ? portKey(edge.target, 'target', edge.targetHandle)
      : portKey(edge.source, 'source', edge.sourceHandle);
  const target = targets.get(key);
  return target !== undefined && target.problem === undefined;
}

/** What a port shows while a wire is drawn: that it may end here, that it begins here, or that neither is so. */
export function portState(
  nodeId: string,
  side: Side,
  handle: string,
): (state: Connecting) => 'open' | 'shut' | undefined {
  const key = portKey(nodeId, side, handle);
  return ({ start, targets }) => {
    if (!start) return undefined;
    if (portKey(start.nodeId, start.side, start.handle) === key) return 'open';
    const target = targets.get(key);
    return target !== undefined && target.problem === undefined ? 'open' : 'shut';
  };
}
