import {
  type Connection,
  type Edge,
  type FinalConnectionState,
  type HandleType,
  type OnConnectEnd,
  type OnConnectStart,
  useReactFlow,
} from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { freshEdgeId } from '../../shared/graph/freshId.ts';
import type { GraphCommand } from '../../shared/graph/GraphCommand.ts';
import type { GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { currentDocument, documents } from '../stores/documents.ts';
import { judgeTarget, mayConnect, type Start, startConnecting, stopConnecting } from './connecting.ts';
import type { CardNode, WireEdge } from './flowElements.ts';
import type { QuickAddRequest } from './QuickAdd.tsx';

type End = { readonly x: number; readonly y: number };

const pointOf = (event: MouseEvent | TouchEvent): End => {
  const { clientX: x, clientY: y } =
    'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  return { x, y };
};

const toEdge = ({ source, sourceHandle, target, targetHandle }: Connection | Edge): GraphEdge => ({
  source,
  sourceHandle: sourceHandle ?? 'out',
  target,
  targetHandle: targetHandle ?? 'in',
});

/** Draws `edge` as one edit: what it replaces, and the connection it was before it moved, give way. */
function connect(edge: GraphEdge, moved?: string): void {
  const document = currentDocument()?.history.present;
  if (!document) return;
  const { replaced } = judgeTarget(document, edge, moved);
  const gone = [replaced, moved].filter(id => id !== undefined);
  const add: GraphCommand = { kind: 'connect', id: moved ?? freshEdgeId(document), edge };
  const commands: GraphCommand[] = [{ kind: 'remove', nodes: [], edges: gone }, add];
  documents.run(gone.length === 0 ? add : { kind: 'batch', label: 'edit.connect', commands });
}

/** Drawing wires: ports are judged when one begins; dropped on nothing, it asks for a node to lead to. */
export function useConnecting(openQuickAdd: (request: QuickAddRequest) => void) {
  const flow = useReactFlow<CardNode, WireEdge>();
  const moving = useRef<string | undefined>(undefined);

  const begin = useCallback(
    (start: Start) => {
      const document = currentDocument()?.history.present;
      if (document) startConnecting(document, flow.getNodes(), start, moving.current);
    },
    [flow],
  );

  const onConnectStart: OnConnectStart = useCallback(
    (_event, { nodeId, handleId, handleType }) => {
      if (nodeId !== null && handleId !== null && handleType !== null)
        begin({ nodeId, handle: handleId, side: handleType });
    },
    [begin],
  );

  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { fromHandle, toHandle }) => {
      stopConnecting();
      const isOnPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
      if (moving.current !== undefined || !fromHandle || toHandle || !isOnPane) return;
      const screen = pointOf(event);
      const { nodeId, id, type } = fromHandle;
      openQuickAdd({
        screen,
        position: flow.screenToFlowPosition(screen),
        wire: { nodeId, handle: id ?? '', side: type },
      });
    },
    [flow, openQuickAdd],
  );

  const isValidConnection = useCallback((connection: Connection | Edge) => mayConnect(toEdge(connection)), []);

  const onConnect = useCallback((connection: Connection) => connect(toEdge(connection)), []);

  const onReconnectStart = useCallback((_event: unknown, edge: Edge, _end: HandleType) => {
    moving.current = edge.id;
  }, []);

  const onReconnect = useCallback((edge: Edge, connection: Connection) => connect(toEdge(connection), edge.id), []);

  const onReconnectEnd = useCallback((_event: unknown, _edge: Edge, _end: HandleType, _state: FinalConnectionState) => {
    moving.current = undefined;
    stopConnecting();
  }, []);

  return { onConnectStart, onConnectEnd, isValidConnection, onConnect, onReconnectStart, onReconnect, onReconnectEnd };
}
