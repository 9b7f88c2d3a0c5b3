import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { registerCanvasView } from '../stores/canvasView.ts';
import type { CardNode, WireEdge } from './flowElements.ts';
import type { QuickAddRequest } from './QuickAdd.tsx';

export const fitOptions = { padding: 0.12, maxZoom: 1, duration: 200 } as const;

/** Lets commands and panels act on this canvas while it is shown, and remembers where the pointer is. */
export function useCanvasView(
  element: RefObject<HTMLDivElement | null>,
  openQuickAdd: (request: QuickAddRequest) => void,
) {
  const flow = useReactFlow<CardNode, WireEdge>();
  const store = useStoreApi();
  const pointer = useRef<{ readonly x: number; readonly y: number } | null>(null);

  useEffect(() => {
    const middle = () => {
      const box = element.current?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const at = () => pointer.current ?? middle();
    return registerCanvasView({
      fit: ids => {
        const nodes = ids?.map(id => ({ id }));
        void flow.fitView(nodes ? { ...fitOptions, nodes } : fitOptions);
      },
      zoomBy: factor => void flow.zoomTo(store.getState().transform[2] * factor, { duration: 120 }),
      zoomTo: zoom => void flow.zoomTo(zoom, { duration: 120 }),
      pointer: () => flow.screenToFlowPosition(at()),
      centre: () => flow.screenToFlowPosition(middle()),
      openQuickAdd: () => openQuickAdd({ screen: at(), position: flow.screenToFlowPosition(at()) }),
      focus: () => element.current?.focus(),
    });
  }, [element, flow, store, openQuickAdd]);

  const onPointerMove = useCallback(({ clientX: x, clientY: y }: PointerEvent) => {
    pointer.current = { x, y };
  }, []);
  const onPointerLeave = useCallback(() => {
    pointer.current = null;
  }, []);
  return { onPointerMove, onPointerLeave };
}
