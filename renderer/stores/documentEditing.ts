import type { StoreApi } from 'zustand/vanilla';
import type { GraphCommand } from '../../shared/graph/GraphCommand.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { commit, type History, isDirty, redo, startHistory, undo } from '../../shared/graph/History.ts';
import { createLowering, type Lowering } from '../../shared/lowering/lower.ts';
import type { DocumentPorts } from './DocumentPorts.ts';
import { activeDocument, type DocumentsState, type OpenDocument } from './OpenDocument.ts';

export type DocumentStore = StoreApi<DocumentsState>;

/** What a document starts with besides its content. */
export interface Origin extends Partial<Pick<OpenDocument, 'id' | 'path' | 'baseHash' | 'problems'>> {
  /** Restored work and edited templates differ from any file. */
  readonly isUnsaved?: boolean;
}

export interface RunOptions {
  /** Edits in a row with the same key are one step of the history: one drag of a slider is one undo. */
  readonly coalesceKey?: string;
  /** The active document by default. */
  readonly documentId?: string;
}

/** What the history calls an edit: a key of the text catalogue. */
const labelOf = (command: GraphCommand): string => (command.kind === 'batch' ? command.label : `edit.${command.kind}`);

/** Replaces one open document; nothing happens when it was closed meanwhile. */
export function updateDocument(store: DocumentStore, id: string, change: (open: OpenDocument) => OpenDocument): void {
  store.setState(state => {
    const open = state.documents[id];
    return open ? { documents: { ...state.documents, [id]: change(open) } } : state;
  });
}

/** Opening, closing and editing: everything that needs no main process. */
export function documentEditing(store: DocumentStore, { announce }: DocumentPorts) {
  const lowerings = new Map<string, Lowering>();

  const lower = (id: string, document: GraphDocument): OpenDocument['lowered'] => {
    const lowering = lowerings.get(id) ?? createLowering();
    lowerings.set(id, lowering);
    return lowering(document);
  };

  const setHistory = (open: OpenDocument, history: History): void => {
    if (history === open.history) return;
    const lowered = history.present === open.history.present ? open.lowered : lower(open.id, history.present);
    updateDocument(store, open.id, current => ({ ...current, history, lowered }));
  };

  const travel = (step: (history: History) => History) => (): void => {
    const open = activeDocument(store.getState());
    if (open) setHistory(open, step(open.history));
  };

  return {
    /** Opens a document in a new tab and returns its id. */
    open(document: GraphDocument, { id = crypto.randomUUID(), isUnsaved = false, ...origin }: Origin = {}): string {
      const history = startHistory(document, !isUnsaved);
      const lowered = lower(id, document);
      return show(store, { id, path: null, baseHash: null, problems: [], history, lowered, ...origin });
    },

    activate(id: string): void {
      if (store.getState().documents[id]) store.setState({ activeId: id });
    },

    /** Closes a tab. Unsaved work is kept and offered back. */
    close(id: string): void {
      lowerings.delete(id);
      store.setState(state => withoutDocument(state, id));
    },

    /** Brings back a document that was closed with unsaved work; the last one by default. */
    reopen(id?: string): void {
      const { closed } = store.getState();
      const found = id === undefined ? closed.at(-1) : closed.find(open => open.id === id);
      if (!found) return;
      store.setState({ closed: closed.filter(open => open !== found) });
      show(store, found);
    },

    /** Edits a document; a refused edit changes nothing and is announced. */
    run(command: GraphCommand, { coalesceKey, documentId }: RunOptions = {}): boolean {
      const state = store.getState();
      const open = documentId === undefined ? activeDocument(state) : state.documents[documentId];
      if (!open) return false;
      const next = commit(open.history, command, labelOf(command), coalesceKey);
      if (next.ok) setHistory(open, next.value);
      else for (const problem of next.error) announce({ kind: 'problem', problem }, { tone: 'warning' });
      return next.ok;
    },

    undo: travel(undo),
    redo: travel(redo),
  };
}

function show(store: DocumentStore, open: OpenDocument): string {
  store.setState(({ documents, order }) => ({
    documents: { ...documents, [open.id]: open },
    order: [...order, open.id],
    activeId: open.id,
  }));
  return open.id;
}

/** The state without a document; its neighbour comes to the front, its unsaved work is kept. */
function withoutDocument(state: DocumentsState, id: string): DocumentsState {
  const { documents, order, activeId, closed } = state;
  const { [id]: open, ...left } = documents;
  if (!open) return state;
  const index = order.indexOf(id);
  return {
    documents: left,
    order: order.filter(other => other !== id),
    activeId: activeId === id ? (order[index + 1] ?? order[index - 1] ?? null) : activeId,
    closed: isDirty(open.history) ? [...closed, open] : closed,
  };
}

export type DocumentEditing = ReturnType<typeof documentEditing>;
