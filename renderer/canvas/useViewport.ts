import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback } from 'react';
import type { CardNode } from './flowElements.ts';
import { fitOptions } from './useCanvasView.ts';

/** Where each document was last looked at, while the window lives. */
const viewports = new Map<string, Viewport>();

/** Below this, the first look shows the beginning of the network instead of all of it. */
const legibleZoom = 0.5;
const firstZoom = 0.8;
const startMargin = 32;

/** Begins where the document was left, or with a first look at the whole network. */
export function useViewport(documentId: string) {
  const flow = useReactFlow<CardNode>();
  const store = useStoreApi();

  const onInit = useCallback(() => {
    const nodes = flow.getNodes();
    if (viewports.has(documentId) || nodes.length === 0) return;
    const { width, height } = store.getState();
    const bounds = flow.getNodesBounds(nodes);
    const zoom = Math.min(width / bounds.width, height / bounds.height) * (1 - 2 * fitOptions.padding);
    if (zoom >= legibleZoom) void flow.fitView({ ...fitOptions, duration: 0 });
    else {
      const isTall = bounds.height / height > bounds.width / width;
      const across = isTall ? width / bounds.width : height / bounds.height;
      const first = Math.min(firstZoom, Math.max(legibleZoom, across * (1 - 2 * fitOptions.padding)));
      const x = isTall ? width / 2 - (bounds.x + bounds.width / 2) * first : startMargin - bounds.x * first;
      const y = isTall ? startMargin - bounds.y * first : height / 2 - (bounds.y + bounds.height / 2) * first;
      void flow.setViewport({ x, y, zoom: first });
    }
  }, [documentId, flow, store]);

  const onMoveEnd = useCallback(
    (_event: unknown, viewport: Viewport) => {
      viewports.set(documentId, viewport);
    },
    [documentId],
  );

  return { defaultViewport: viewports.get(documentId) ?? { x: 0, y: 0, zoom: 1 }, onInit, onMoveEnd };
}
