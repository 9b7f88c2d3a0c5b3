import { type NodeChange, type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { copySelection, pasteCommand } from '../../shared/graph/clipboard.ts';
import type { GraphCommand } from '../../shared/graph/GraphCommand.ts';
import { nodeHeight, nodeWidth } from '../../shared/graph/layout/metrics.ts';
import { leadThrough } from '../stores/addition.ts';
import type { Position } from '../stores/canvasView.ts';
import { currentDocument, documents } from '../stores/documents.ts';
import { connectingStore } from './connecting.ts';
import { edgeUnder, isLoose } from './edgeUnder.ts';
import type { CardNode, WireEdge } from './flowElements.ts';

type Positions = Readonly<Record<string, Position>>;
const nowhere: Positions = {};

const positionsOf = (nodes: readonly CardNode[]): Positions =>
  Object.fromEntries(nodes.map(({ id, position: { x, y } }) => [id, { x: Math.round(x), y: Math.round(y) }]));

/** The edit behind a finished drag: nodes move, or, with Alt, copies of them stay where the drag ended. */
function dragCommand(positions: Positions, isCopy: boolean, dropEdge: string | null): GraphCommand | undefined {
  const document = currentDocument()?.history.present;
  const [first] = Object.keys(positions);
  const from = document?.nodes[first ?? '']?.position;
  const to = positions[first ?? ''];
  if (!document || first === undefined || !from || !to) return undefined;
  if (isCopy) {
    const offset = { x: to.x - from.x, y: to.y - from.y };
    return pasteCommand(copySelection(document, Object.keys(positions)), document, offset);
  }
  const move: GraphCommand = { kind: 'move', positions };
  const joined = dropEdge === null ? undefined : leadThrough(document, first, dropEdge);
  return joined ? { kind: 'batch', label: 'edit.insert', commands: [move, ...joined] } : move;
}

/** Dragging nodes: view state until the hand lets go, then one edit. A loose node can be dropped into a connection. */
export function useDragging() {
  const [dragged, setDragged] = useState(nowhere);
  const flow = useReactFlow<CardNode, WireEdge>();

  const followDrag = useCallback((changes: readonly NodeChange<CardNode>[]) => {
    const moved = changes.flatMap(change =>
      change.type === 'position' && change.position && change.dragging === true
        ? [[change.id, change.position] as const]
        : [],
    );
    if (moved.length > 0) setDragged(current => ({ ...current, ...Object.fromEntries(moved) }));
  }, []);

  const onNodeDrag: OnNodeDrag<CardNode> = useCallback(
    (_event, node, nodes) => {
      const document = currentDocument()?.history.present;
      const middle = { x: node.position.x + nodeWidth / 2, y: node.position.y + nodeHeight / 2 };
      const isCandidate = document !== undefined && nodes.length === 1 && isLoose(document, node.id);
      const dropEdge = isCandidate ? (edgeUnder(flow.getNodes(), flow.getEdges(), middle) ?? null) : null;
      connectingStore.setState({ dropEdge });
    },
    [flow],
  );

  const onNodeDragStop: OnNodeDrag<CardNode> = useCallback((event, _node, nodes) => {
    const command = dragCommand(positionsOf(nodes), event.altKey, connectingStore.getState().dropEdge);
    connectingStore.setState({ dropEdge: null });
    if (command) documents.run(command);
    setDragged(nowhere);
  }, []);

  return { dragged, followDrag, onNodeDrag, onNodeDragStop };
}
