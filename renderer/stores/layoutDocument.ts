import { arrangedPositions } from './arrange.ts';
import { canvasView } from './canvasView.ts';
import { currentDocument, documents } from './documents.ts';
import { settingsStore } from './settings.ts';

/** Lays out the document in front, as one edit, and brings it into view. */
export function layoutDocument(): void {
  const open = currentDocument();
  if (!open) return;
  const { flow } = settingsStore.getState().settings;
  const move = { kind: 'move', positions: arrangedPositions(open.history.present, flow) } as const;
  documents.run({ kind: 'batch', label: 'edit.layout', commands: [move] });
  requestAnimationFrame(() => canvasView()?.fit());
}
