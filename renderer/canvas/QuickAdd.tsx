import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { NodeType } from '../../shared/layers/NodeType.ts';
import { addNode } from '../stores/addNode.ts';
import { addition, type Place } from '../stores/addition.ts';
import type { Position } from '../stores/canvasView.ts';
import { currentDocument } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { nodeCatalogue } from '../ui/graph/nodeCatalogue.ts';
import { type FoundType, foundParams, searchNodeTypes } from '../ui/graph/searchNodeTypes.ts';
import { SearchField } from '../ui/SearchField.tsx';
import type { Start } from './connecting.ts';
import styles from './QuickAdd.module.css';
import { QuickAddList } from './QuickAddList.tsx';

/** Where a node is to be added, and the wire that is to lead to it. */
export interface QuickAddRequest {
  readonly screen: Position;
  readonly position: Position;
  readonly wire?: Start;
}

interface QuickAddProps {
  readonly request: QuickAddRequest;
  readonly onClose: () => void;
}

const size = { width: 260, height: 320 };

const placeOf = ({ position, wire }: QuickAddRequest): Place =>
  wire ? { kind: 'wire', node: wire.nodeId, handle: wire.handle, from: wire.side, position } : { kind: 'at', position };

/** The types that can be added here: all of them, or those that a wire can lead to. */
function candidates(request: QuickAddRequest): readonly NodeType[] {
  const document = currentDocument()?.history.present;
  if (!document) return [];
  const all = nodeCatalogue(document.definitions);
  if (!request.wire) return all;
  const place = placeOf(request);
  return all.filter(({ type }) => addition(document, { type, params: {} }, place).command.kind === 'batch');
}

/** The search for a node to add, at the pointer: letters filter, Enter adds, Escape leaves. */
export const QuickAdd = ({ request, onClose }: QuickAddProps) => {
  const { text } = useText();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const fitting = useMemo(() => candidates(request), [request]);
  const found = searchNodeTypes(fitting, query);
  const chosen = found[Math.min(index, found.length - 1)];

  useEffect(() => field.current?.focus(), []);
  useClosingOutside(box, onClose);

  const add = (wanted: FoundType) => {
    onClose();
    addNode({ type: wanted.type.type, params: foundParams(wanted) }, placeOf(request));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const last = Math.max(found.length - 1, 0);
    if (step !== undefined) setIndex((Math.min(index, last) + step + last + 1) % (last + 1));
    else if (event.key === 'Enter' && chosen) add(chosen);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      className={styles.popup}
      role="dialog"
      aria-label={text('canvas.addNode')}
      style={{
        left: Math.max(8, Math.min(request.screen.x, window.innerWidth - size.width - 8)),
        top: Math.max(8, Math.min(request.screen.y, window.innerHeight - size.height - 8)),
      }}
    >
      <SearchField
        ref={field}
        value={query}
        label={text(request.wire ? 'canvas.searchFitting' : 'canvas.searchNodes')}
        onChange={next => {
          setQuery(next);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
      />
      <QuickAddList found={found} chosen={chosen} onChoose={add} />
    </div>
  );
};

function useClosingOutside(box: RefObject<HTMLDivElement | null>, onClose: () => void): void {
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose();
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => window.removeEventListener('pointerdown', onPointerDown, true);
  }, [box, onClose]);
}
