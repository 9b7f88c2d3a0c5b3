import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { GraphDocument, GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { nodeHeight, nodeWidth } from '../../shared/graph/layout/metrics.ts';
import { type Box, routeLanes } from '../../shared/graph/layout/routeLanes.ts';
import type { Position as Place } from '../stores/canvasView.ts';
import type { Selection } from '../stores/selection.ts';
import { type NodeLook, nodeLook } from '../ui/graph/nodeLook.ts';
import { keepEqual } from './keepEqual.ts';
import { type NodePort, type NodePorts, nodePorts } from './nodePorts.ts';
import { portSize } from './portSize.ts';
import type { Wire } from '../ui/graph/wirePath.ts';

/** A node as the canvas library knows it: where it is and what it looks like. The rest the card asks of the store. */
export type CardNode = Node<{ readonly look: NodeLook; readonly ports: NodePorts }, 'card'>;
export type WireEdge = Edge<Pick<Wire, 'lane' | 'bend'>, 'wire'>;

export interface FlowElements {
  readonly nodes: CardNode[];
  readonly edges: WireEdge[];
}

/** What the canvas shows: the document, what is selected, and where nodes are while they are dragged. */
export interface Shown {
  readonly document: GraphDocument;
  readonly selection: Selection;
  readonly dragged: Readonly<Record<string, Place>>;
}

/** Turns documents into elements of the canvas library; elements that stay the same keep their identity. */
export function createFlowElements(): (shown: Shown) => FlowElements {
  const keepNodes = keepEqual<CardNode>(({ id }) => id, sameNode);
  const keepEdges = keepEqual<WireEdge>(({ id }) => id, sameEdge);
  const lanesOf = rememberLanes();
  return ({ document, selection, dragged }) => {
    const incoming = groupByTarget(document);
    const lanes = lanesOf(document);
    const selected = new Set(selection.nodes);
    const nodes = Object.entries(document.nodes).map(([id, { type, position, label }]): CardNode => {
      const look = nodeLook(document.definitions, type);
      const ports = nodePorts(document, id, look.type, incoming.get(id) ?? [], lanes);
      return {
        id,
        type: 'card',
        position: dragged[id] ?? position,
        width: nodeWidth,
        height: nodeHeight,
        handles: handlesOf(ports),
        selected: selected.has(id),
        ariaLabel: label ?? type,
        data: { look, ports },
      };
    });
    return { nodes: keepNodes(nodes), edges: keepEdges(wires(document, selection, incoming, lanes, nodes)) };
  };
}

type Entries = readonly (readonly [string, GraphEdge])[];

function groupByTarget({ edges }: GraphDocument): ReadonlyMap<string, Entries> {
  const groups = new Map<string, (readonly [string, GraphEdge])[]>();
  for (const entry of Object.entries(edges)) {
    const group = groups.get(entry[1].target);
    if (group) group.push(entry);
    else groups.set(entry[1].target, [entry]);
  }
  return groups;
}

function wires(
  { edges }: GraphDocument,
  selection: Selection,
  incoming: ReadonlyMap<string, Entries>,
  lanes: Readonly<Record<string, number>>,
  nodes: readonly CardNode[],
): readonly WireEdge[] {
  const selected = new Set(selection.edges);
  const ports = new Map(nodes.map(({ id, data }) => [id, data.ports]));
  const has = (list: readonly NodePort[] | undefined, wanted: string): boolean =>
    list?.some(({ handle }) => handle === wanted) === true;
  return Object.entries(edges)
    .filter(
      ([, { source, sourceHandle, target, targetHandle }]) =>
        has(ports.get(source)?.outputs, sourceHandle) && has(ports.get(target)?.inputs, targetHandle),
    )
    .map(([id, { source, sourceHandle, target, targetHandle }]) => ({
      id,
      type: 'wire',
      source,
      sourceHandle,
      target,
      targetHandle,
      selected: selected.has(id),
      data: { lane: lanes[id], bend: (incoming.get(target)?.length ?? 0) > 1 ? 'target' : 'source' },
    }));
}

function handlesOf({ inputs, outputs }: NodePorts): NodeHandle[] {
  const handle =
    (type: 'source' | 'target', position: Position, y: number) =>
    (port: NodePort): NodeHandle => ({
      id: port.handle,
      type,
      position,
      x: port.x - portSize / 2,
      y: y - portSize / 2,
      width: portSize,
      height: portSize,
    });
  return [
    ...inputs.map(handle('target', Position.Top, 0)),
    ...outputs.map(handle('source', Position.Bottom, nodeHeight)),
  ];
}

/** Lanes depend on where nodes stand and what is connected; edits of parameters leave them alone. */
function rememberLanes(): (document: GraphDocument) => Readonly<Record<string, number>> {
  let known: { readonly document: GraphDocument; readonly lanes: Readonly<Record<string, number>> } | undefined;
  return document => {
    if (known && hasSameDrawing(known.document, document)) known = { document, lanes: known.lanes };
    else known = { document, lanes: routeLanes(boxesOf(document), document.edges) };
    return known.lanes;
  };
}

function hasSameDrawing(a: GraphDocument, b: GraphDocument): boolean {
  if (a.edges !== b.edges) return false;
  if (a.nodes === b.nodes) return true;
  const ids = Object.keys(a.nodes);
  return ids.length === Object.keys(b.nodes).length && ids.every(id => a.nodes[id]?.position === b.nodes[id]?.position);
}

const boxesOf = ({ nodes }: GraphDocument): Record<string, Box> =>
  Object.fromEntries(
    Object.entries(nodes).map(([id, { position }]) => [id, { ...position, width: nodeWidth, height: nodeHeight }]),
  );

const samePorts = (a: readonly NodePort[], b: readonly NodePort[]): boolean =>
  a.length === b.length &&
  a.every((port, index) => {
    const other = b[index];
    return (
      port.handle === other?.handle && port.kind === other.kind && port.x === other.x && port.isSpare === other.isSpare
    );
  });

const sameNode = (a: CardNode, b: CardNode): boolean =>
  a.position.x === b.position.x &&
  a.position.y === b.position.y &&
  a.selected === b.selected &&
  a.ariaLabel === b.ariaLabel &&
  a.data.look === b.data.look &&
  samePorts(a.data.ports.inputs, b.data.ports.inputs) &&
  samePorts(a.data.ports.outputs, b.data.ports.outputs);

const sameEdge = (a: WireEdge, b: WireEdge): boolean =>
  a.source === b.source &&
  a.sourceHandle === b.sourceHandle &&
  a.target === b.target &&
  a.targetHandle === b.targetHandle &&
  a.selected === b.selected &&
  a.data?.lane === b.data?.lane &&
  a.data?.bend === b.data?.bend;
