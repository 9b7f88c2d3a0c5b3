import { layoutGraph } from '../../shared/graph/layout/layoutGraph.ts';
import { nodeHeight } from '../../shared/graph/layout/metrics.ts';
import { canvasView } from './canvasView.ts';
import { currentDocument, documents } from './documents.ts';

/** Lays out the document in front, as one edit, and brings it into view. */
export function layoutDocument(): void {
  const open = currentDocument();
  if (!open) return;
  const { nodes, edges } = open.history.present;
  const heights = Object.fromEntries(Object.keys(nodes).map(id => [id, nodeHeight]));
  const { positions } = layoutGraph({ heights, edges });
  const command = { kind: 'move', positions } as const;
  documents.run({ kind: 'batch', label: 'edit.layout', commands: [command] });
  requestAnimationFrame(() => canvasView()?.fit());
}
