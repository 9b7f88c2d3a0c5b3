import type { GraphNode } from '../../shared/graph/GraphDocument.ts';

export type Position = GraphNode['position'];

/** What can be asked of the canvas in front; it registers itself here while it is shown. */
export interface CanvasView {
  /** Brings these nodes into view, or the whole network. */
  fit(nodeIds?: readonly string[]): void;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  /** Where on the canvas the pointer is, or the middle of what is seen. */
  pointer(): Position;
  centre(): Position;
  /** Opens the search for a node to add, at the pointer. */
  openQuickAdd(): void;
  /** Lays the keyboard focus on the canvas. */
  focus(): void;
}

let view: CanvasView | null = null;

/** The canvas in front; null on pages without one. */
export const canvasView = (): CanvasView | null => view;

/** Makes a canvas the one in front until the returned function is called. */
export function registerCanvasView(registered: CanvasView): () => void {
  view = registered;
  return () => {
    if (view === registered) view = null;
  };
}
