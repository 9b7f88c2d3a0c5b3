import { type NodeChange, ReactFlow, SelectionMode, useStore } from '@xyflow/react';
import { type MouseEvent, useCallback, useRef, useState } from 'react';
import { emptyDocument } from '../../shared/graph/GraphDocument.ts';
import { canvasView } from '../stores/canvasView.ts';
import { useDocument } from '../stores/documents.ts';
import { useSelection } from '../stores/selection.ts';
import { useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { CanvasControls } from './CanvasControls.tsx';
import { CanvasMenu, type CommandEntries } from './CanvasMenu.tsx';
import { CanvasMinimap } from './CanvasMinimap.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import styles from './Flow.module.css';
import { type CardNode, createFlowElements } from './flowElements.ts';
import { NodeCard } from './NodeCard.tsx';
import { QuickAdd, type QuickAddRequest } from './QuickAdd.tsx';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useCanvasView } from './useCanvasView.ts';
import { useConnecting } from './useConnecting.ts';
import { useDragging } from './useDragging.ts';
import { useDropping } from './useDropping.ts';
import { useSelecting } from './useSelecting.ts';
import { useViewport } from './useViewport.ts';
import { Wire } from './Wire.tsx';

const nodeTypes = { card: NodeCard };
const edgeTypes = { wire: Wire };
const snapGrid: [number, number] = [4, 4];
const panButtons = [1];
const multiSelectionKeys = ['Shift', 'Control', 'Meta'];
const attribution = { hideAttribution: true };
const nothing = emptyDocument('');
/** Above this many nodes, what is out of sight is not drawn. */
const largeGraph = 150;

interface FlowProps {
  readonly documentId: string;
  readonly commandEntries: CommandEntries;
}

/** What the library needs to show and edit one document. */
function useFlow(documentId: string, openQuickAdd: (request: QuickAddRequest) => void) {
  const document = useDocument() ?? nothing;
  const selection = useSelection(documentId);
  const preferred = useSetting('flow');
  const [toElements] = useState(createFlowElements);
  const { dragged, followDrag, ...dragging } = useDragging();
  const { selectNodes, onEdgesChange } = useSelecting(documentId);
  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      followDrag(changes);
      selectNodes(changes);
    },
    [followDrag, selectNodes],
  );
  return {
    ...toElements({ document, selection, dragged, preferred }),
    ...dragging,
    ...useConnecting(openQuickAdd),
    ...useDropping(),
    ...useViewport(documentId),
    onNodesChange,
    onEdgesChange,
  };
}

/** The canvas of one document. */
export const Flow = ({ documentId, commandEntries }: FlowProps) => {
  const { text } = useText();
  const root = useRef<HTMLDivElement>(null);
  const [quickAdd, openQuickAdd] = useState<QuickAddRequest | null>(null);
  const closeQuickAdd = useCallback(() => openQuickAdd(null), []);
  const detail = useStore(({ transform: [, , zoom] }) => (zoom < 0.15 ? 'colour' : zoom < 0.4 ? 'box' : 'full'));
  const flow = useFlow(documentId, openQuickAdd);
  const pointer = useCanvasView(root, openQuickAdd);
  const onKeyDownCapture = useCanvasKeys(documentId);
  const onDoubleClick = (event: MouseEvent) => {
    const isOnPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
    if (isOnPane) canvasView()?.openQuickAdd();
  };
  return (
    <CanvasMenu documentId={documentId} commandEntries={commandEntries}>
      <div
        ref={root}
        className={styles.canvas}
        data-detail={detail}
        data-canvas
        tabIndex={-1}
        role="region"
        aria-label={text('canvas.label')}
        onKeyDownCapture={onKeyDownCapture}
        onDoubleClick={onDoubleClick}
        {...pointer}
      >
        <ReactFlow
          {...flow}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          connectionLineComponent={ConnectionLine}
          onlyRenderVisibleElements={flow.nodes.length > largeGraph}
          minZoom={0.005}
          maxZoom={2}
          snapToGrid
          snapGrid={snapGrid}
          selectionOnDrag
          selectionMode={SelectionMode.Partial}
          panOnDrag={panButtons}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={multiSelectionKeys}
          nodeDragThreshold={2}
          connectionRadius={24}
          edgesFocusable={false}
          proOptions={attribution}
        >
          <CanvasMinimap />
        </ReactFlow>
        <CanvasControls />
        {flow.nodes.length === 0 && <EmptyCanvas />}
        {quickAdd && <QuickAdd request={quickAdd} onClose={closeQuickAdd} />}
      </div>
    </CanvasMenu>
  );
};
