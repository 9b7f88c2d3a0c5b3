import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import { select, selectionOf } from '../stores/selection.ts';
import type { CardNode, WireEdge } from './flowElements.ts';

type Change = NodeChange<CardNode> | EdgeChange<WireEdge>;

function applySelection(ids: readonly string[], changes: readonly Change[]): readonly string[] {
  const selected = new Set(ids);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) selected.add(change.id);
    else selected.delete(change.id);
  }
  return [...selected];
}

/** Writes what the canvas library says of selecting into the selection of the document. */
export function useSelecting(documentId: string) {
  const selectNodes = useCallback(
    (changes: readonly NodeChange<CardNode>[]) => {
      const { nodes, edges } = selectionOf(documentId);
      select(documentId, applySelection(nodes, changes), edges);
    },
    [documentId],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => {
      const { nodes, edges } = selectionOf(documentId);
      select(documentId, nodes, applySelection(edges, changes));
    },
    [documentId],
  );
  return { selectNodes, onEdgesChange };
}
