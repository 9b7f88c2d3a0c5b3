import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { GraphDocument, GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { nodeHeight, nodeWidth } from '../../shared/graph/layout/metrics.ts';
import type { Position as Place } from '../stores/canvasView.ts';
import type { Selection } from '../stores/selection.ts';
import { type Direction, directionOf, frames, turn } from '../ui/graph/direction.ts';
import { type NodeLook, nodeLook } from '../ui/graph/nodeLook.ts';
import { keepEqual } from './keepEqual.ts';
import { rememberRoutes, type Routes } from './wireRoutes.ts';
import { type NodePort, type NodePorts, nodePorts } from './nodePorts.ts';
import { portSize } from './portSize.ts';
import type { Wire } from '../ui/graph/wirePath.ts';

/** A node as the canvas library knows it: where it is and what it looks like. The rest the card asks of the store. */
export type CardNode = Node<
  { readonly look: NodeLook; readonly ports: NodePorts; readonly direction: Direction },
  'card'
>;
export type WireEdge = Edge<Pick<Wire, 'direction' | 'lane' | 'bend' | 'rank'>, 'wire'>;

export interface FlowElements {
  readonly nodes: CardNode[];
  readonly edges: WireEdge[];
}

/** What the canvas shows: the document, what is selected, and where nodes are while they are dragged. */
export interface Shown {
  readonly document: GraphDocument;
  readonly selection: Selection;
  readonly dragged: Readonly<Record<string, Place>>;
  /** The way data flows where the drawing does not say. */
  readonly preferred: Direction;
}

/** Turns documents into elements of the canvas library; elements that stay the same keep their identity. */
export function createFlowElements(): (shown: Shown) => FlowElements {
  const keepNodes = keepEqual<CardNode>(({ id }) => id, sameNode);
  const keepEdges = keepEqual<WireEdge>(({ id }) => id, sameEdge);
  const routesOf = rememberRoutes();
  let last: { readonly shown: Shown; readonly routes: Routes; readonly elements: FlowElements } | undefined;
  return shown => {
    const { document, selection, dragged, preferred } = shown;
    const direction = directionOf(document, preferred);
    const routes = routesOf(document, direction);
    if (last?.routes === routes && looksSame(last.shown, shown)) return last.elements;
    const incoming = groupByTarget(document);
    const { lanes } = routes;
    const selected = new Set(selection.nodes);
    const nodes = Object.entries(document.nodes).map(([id, { type, position, label }]): CardNode => {
      const look = nodeLook(document.definitions, type);
      const ports = nodePorts(id, look.type, { document, direction, lanes, incoming: incoming.get(id) ?? [] });
      return {
        id,
        type: 'card',
        position: dragged[id] ?? position,
        ...size,
        measured: size,
        handles: handlesOf(ports, direction),
        selected: selected.has(id),
        ariaLabel: label ?? type,
        data: { look, ports, direction },
      };
    });
    const elements = {
      nodes: keepNodes(nodes),
      edges: keepEdges(wires({ document, selection, incoming, routes, nodes, direction })),
    };
    last = { shown, routes, elements };
    return elements;
  };
}

/** Most edits change parameters; where the routes are the same, so are the places and the connections. */
const looksSame = (a: Shown, b: Shown): boolean =>
  a.selection === b.selection &&
  a.dragged === b.dragged &&
  a.document.definitions === b.document.definitions &&
  Object.entries(b.document.nodes).every(([id, node]) => {
    const before = a.document.nodes[id];
    return before === node || (before?.type === node.type && before.label === node.label);
  });

/** Given instead of measured: a node counts as drawn at once, seen or not. */
const size = { width: nodeWidth, height: nodeHeight };

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

interface Wiring {
  readonly document: GraphDocument;
  readonly selection: Selection;
  readonly incoming: ReadonlyMap<string, Entries>;
  readonly routes: Routes;
  readonly nodes: readonly CardNode[];
  readonly direction: Direction;
}

function wires({ document, selection, incoming, routes, nodes, direction }: Wiring): readonly WireEdge[] {
  const { lanes, bends } = routes;
  const { width, portSpacing } = frames[direction];
  const selected = new Set(selection.edges);
  const ports = new Map(nodes.map(({ id, data }) => [id, data.ports]));
  const find = (list: readonly NodePort[] | undefined, wanted: string): NodePort | undefined =>
    list?.find(({ handle }) => handle === wanted);
  return Object.entries(document.edges).flatMap(
    ([id, { source, sourceHandle, target, targetHandle }]): readonly WireEdge[] => {
      const input = find(ports.get(target)?.inputs, targetHandle);
      if (!input || !find(ports.get(source)?.outputs, sourceHandle)) return [];
      const isJoin = (incoming.get(target)?.length ?? 0) > 1;
      const rank = isJoin ? Math.round(Math.abs(input.at - width / 2) / portSpacing) : 0;
      const data = {
        direction,
        lane: lanes[id],
        bend: bends[id] ?? (isJoin ? ('target' as const) : ('source' as const)),
        rank,
      };
      const isSelected = selected.has(id);
      return [{ id, type: 'wire', source, sourceHandle, target, targetHandle, selected: isSelected, data }];
    },
  );
}

function handlesOf({ inputs, outputs }: NodePorts, direction: Direction): NodeHandle[] {
  const [before, after] = direction === 'right' ? [Position.Left, Position.Right] : [Position.Top, Position.Bottom];
  const handle =
    (type: 'source' | 'target', position: Position, along: number) =>
    (port: NodePort): NodeHandle => {
      const { x, y } = turn(direction, { x: port.at - portSize / 2, y: along - portSize / 2 });
      return { id: port.handle, type, position, x, y, width: portSize, height: portSize };
    };
  return [
    ...inputs.map(handle('target', before, 0)),
    ...outputs.map(handle('source', after, frames[direction].height)),
  ];
}

const samePorts = (a: readonly NodePort[], b: readonly NodePort[]): boolean =>
  a.length === b.length &&
  a.every((port, index) => {
    const other = b[index];
    return (
      port.handle === other?.handle && port.kind === other.kind && port.at === other.at && port.state === other.state
    );
  });

const sameNode = (a: CardNode, b: CardNode): boolean =>
  a.position.x === b.position.x &&
  a.position.y === b.position.y &&
  a.selected === b.selected &&
  a.ariaLabel === b.ariaLabel &&
  a.data.look === b.data.look &&
  a.data.direction === b.data.direction &&
  samePorts(a.data.ports.inputs, b.data.ports.inputs) &&
  samePorts(a.data.ports.outputs, b.data.ports.outputs);

const sameEdge = (a: WireEdge, b: WireEdge): boolean =>
  a.source === b.source &&
  a.sourceHandle === b.sourceHandle &&
  a.target === b.target &&
  a.targetHandle === b.targetHandle &&
  a.selected === b.selected &&
  a.data?.direction === b.data?.direction &&
  a.data?.lane === b.data?.lane &&
  a.data?.bend === b.data?.bend &&
  a.data?.rank === b.data?.rank;
