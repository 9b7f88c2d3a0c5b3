import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { CardNode } from './flowElements.ts';
import { fitOptions } from './useCanvasView.ts';

/** Where each document was last looked at, while the window lives. */
const viewports = new Map<string, Viewport>();

/** Below this, the first look shows the beginning of the network instead of all of it. */
const legibleZoom = 0.5;
const firstZoom = 0.8;
const startMargin = 32;

/** Begins where the document was left, or with a first look at the whole network, which goes on until somebody moves it. */
export function useViewport(documentId: string) {
  const flow = useReactFlow<CardNode>();
  const store = useStoreApi();
  const isFirstLook = useRef(false);

  const look = useCallback(() => {
    const nodes = flow.getNodes();
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
  }, [flow, store]);

  const onInit = useCallback(() => {
    if (viewports.has(documentId) || flow.getNodes().length === 0) return;
    isFirstLook.current = true;
    look();
  }, [documentId, flow, look]);

  useEffect(
    () =>
      store.subscribe(({ width, height }, before) => {
        const isResized = width !== before.width || height !== before.height;
        if (!isResized || before.width === 0 || before.height === 0) return;
        if (isFirstLook.current) look();
        else {
          // What was in the middle stays there.
          const { x, y, zoom } = flow.getViewport();
          void flow.setViewport({ x: x + (width - before.width) / 2, y: y + (height - before.height) / 2, zoom });
        }
      }),
    [flow, store, look],
  );

  const onMoveEnd = useCallback(
    (event: unknown, viewport: Viewport) => {
      if (event !== null) isFirstLook.current = false;
      viewports.set(documentId, viewport);
    },
    [documentId],
  );

  return { defaultViewport: viewports.get(documentId) ?? { x: 0, y: 0, zoom: 1 }, onInit, onMoveEnd };
}
