import '@xyflow/react/dist/base.css';
import { ReactFlowProvider } from '@xyflow/react';
import { useActiveId } from '../stores/documents.ts';
import type { CommandEntries } from './CanvasMenu.tsx';
import { Flow } from './Flow.tsx';

interface CanvasProps {
  /** The commands with these ids as entries of a menu; those that cannot be run now are disabled. */
  readonly commandEntries: CommandEntries;
}

/** The network of the document in front, to look at and to edit. */
export const Canvas = ({ commandEntries }: CanvasProps) => {
  const documentId = useActiveId();
  if (documentId === null) return null;
  return (
    <ReactFlowProvider key={documentId}>
      <Flow documentId={documentId} commandEntries={commandEntries} />
    </ReactFlowProvider>
  );
};
