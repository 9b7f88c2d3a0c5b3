import { canvasView } from './canvasView.ts';
import { currentDocument } from './documents.ts';
import { select } from './selection.ts';

/** Selects a node and brings it into view. */
export function revealNode(id: string): void {
  const open = currentDocument();
  if (!open || open.history.present.nodes[id] === undefined) return;
  select(open.id, [id]);
  canvasView()?.fit([id]);
}
