import { useActiveId } from '../stores/documents.ts';
import { useSelection } from '../stores/selection.ts';
import { DocumentInspector } from './DocumentInspector.tsx';
import { NodeInspector } from './NodeInspector.tsx';

/** Everything that can be set on the selected nodes; on the document while none is selected. */
export const InspectorPanel = () => {
  const documentId = useActiveId();
  const { nodes } = useSelection(documentId);
  if (documentId === null) return null;
  return nodes.length === 0 ? (
    <DocumentInspector key={documentId} />
  ) : (
    <NodeInspector key={`${documentId} ${nodes.join(' ')}`} nodes={nodes} />
  );
};
