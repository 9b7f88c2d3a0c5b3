import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useCallback } from 'react';
import { nodeHeight, nodeWidth } from '../../shared/graph/layout/metrics.ts';
import { addNode } from '../stores/addNode.ts';
import { nodeDragType, readDragged } from '../ui/graph/nodeDrag.ts';
import { connectingStore } from './connecting.ts';
import { edgeUnder } from './edgeUnder.ts';
import type { CardNode, WireEdge } from './flowElements.ts';

const setDropEdge = (dropEdge: string | null): void => {
  if (connectingStore.getState().dropEdge !== dropEdge) connectingStore.setState({ dropEdge });
};

/** Takes node types dragged from the palette: onto the canvas, or into the connection under the pointer. */
export function useDropping() {
  const flow = useReactFlow<CardNode, WireEdge>();

  const onDragOver = useCallback(
    (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(nodeDragType)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const pointer = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      setDropEdge(edgeUnder(flow.getNodes(), flow.getEdges(), pointer) ?? null);
    },
    [flow],
  );

  const onDragLeave = useCallback(() => setDropEdge(null), []);

  const onDrop = useCallback(
    (event: DragEvent) => {
      const node = readDragged(event.dataTransfer.getData(nodeDragType));
      if (!node) return;
      event.preventDefault();
      setDropEdge(null);
      const pointer = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const position = { x: pointer.x - nodeWidth / 2, y: pointer.y - nodeHeight / 2 };
      const edge = edgeUnder(flow.getNodes(), flow.getEdges(), pointer);
      addNode(node, edge === undefined ? { kind: 'at', position } : { kind: 'into', edge, position });
    },
    [flow],
  );

  return { onDragOver, onDragLeave, onDrop };
}
