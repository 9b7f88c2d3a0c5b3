import { type KeyboardEvent, useCallback } from 'react';
import { canvasView } from '../stores/canvasView.ts';
import { currentDocument, documents } from '../stores/documents.ts';
import { select, selectionOf } from '../stores/selection.ts';
import { isTextField } from '../ui/isTextField.ts';

const directions: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};
const step = 4;
const largeStep = 24;

/** Moves the selected nodes by a step; presses in a row are one undo. */
function nudge(documentId: string, key: string, isLarge: boolean): boolean {
  const direction = directions[key];
  const nodes = currentDocument()?.history.present.nodes ?? {};
  const selected = selectionOf(documentId).nodes;
  if (!direction || selected.length === 0) return false;
  const by = isLarge ? largeStep : step;
  const positions = selected.flatMap(id => {
    const position = nodes[id]?.position;
    return position ? [[id, { x: position.x + direction.x * by, y: position.y + direction.y * by }] as const] : [];
  });
  documents.run(
    { kind: 'move', positions: Object.fromEntries(positions) },
    { coalesceKey: `nudge ${selected.join(' ')}` },
  );
  return true;
}

/** The keys that mean something only on the canvas: arrows move, Tab on the empty canvas adds, Escape lets go. */
export function useCanvasKeys(documentId: string) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (!(event.target instanceof Element) || isTextField(event.target) || event.ctrlKey || event.metaKey) return;
      const isOnNode = event.target.closest('.react-flow__node') !== null;
      if (event.key === 'Escape') select(documentId, []);
      else if (event.key === 'Tab' && !event.shiftKey && !isOnNode) canvasView()?.openQuickAdd();
      else if (!nudge(documentId, event.key, event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [documentId],
  );
}
