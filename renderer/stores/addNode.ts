import { addition, type NewNode, type Place } from './addition.ts';
import { canvasView } from './canvasView.ts';
import { currentDocument, documents } from './documents.ts';
import { select, selectionOf } from './selection.ts';
import { settingsStore } from './settings.ts';

/**
 * Adds a node to the document in front and selects it. Without a place it joins what is selected: it goes into a selected
 * connection or follows the selected node, and else stands in the middle of the view.
 */
export function addNode(node: NewNode, place?: Place): void {
  const open = currentDocument();
  if (!open) return;
  const { id, command } = addition(
    open.history.present,
    node,
    place ?? placeBySelection(open.id),
    settingsStore.getState().settings.flow,
  );
  if (documents.run(command)) select(open.id, [id]);
}

function placeBySelection(documentId: string): Place {
  const { nodes, edges } = selectionOf(documentId);
  const [node] = nodes;
  const [edge] = edges;
  if (node !== undefined && nodes.length === 1) return { kind: 'after', node };
  if (edge !== undefined && nodes.length === 0 && edges.length === 1) return { kind: 'into', edge };
  return { kind: 'at', position: canvasView()?.centre() ?? { x: 0, y: 0 } };
}
