import { AppError, serialiseError } from '../../shared/base/appError.ts';
import { markSaved } from '../../shared/graph/History.ts';
import { serialiseDocument } from '../../shared/graph/serialiseDocument.ts';
import type { SavedDocument } from '../../shared/ipc/messages.ts';
import type { DocumentPorts } from './DocumentPorts.ts';
import { type DocumentStore, updateDocument } from './documentEditing.ts';
import { documentTitle, type OpenDocument } from './OpenDocument.ts';

/** Saving to the user's files: one write at a time for each document, failures announced. */
export function documentSaving(store: DocumentStore, { invoke, announce }: DocumentPorts) {
  const writes = new Map<string, Promise<void>>();

  const queue = (id: string | null, write: (open: OpenDocument) => Promise<SavedDocument | null>): Promise<void> => {
    if (id === null) return Promise.resolve();
    const next = (writes.get(id) ?? Promise.resolve()).then(() => attempt(id, write));
    writes.set(id, next);
    return next;
  };

  const attempt = async (id: string, write: (open: OpenDocument) => Promise<SavedDocument | null>): Promise<void> => {
    const open = store.getState().documents[id];
    if (!open) return;
    try {
      const saved = await write(open);
      if (!saved) return;
      const { path, hash: baseHash } = saved;
      updateDocument(store, id, current => ({
        ...current,
        path,
        baseHash,
        history: markSaved(current.history, open.history.present),
      }));
    } catch (thrown) {
      announceFailure(id, thrown);
    }
  };

  const announceFailure = (id: string, thrown: unknown): void => {
    const wasChanged = thrown instanceof AppError && thrown.code === 'file/changedOnDisk';
    const replace = { label: 'document.replace', run: () => void save(id, { force: true }) } as const;
    const elsewhere = { label: 'document.saveAs', run: () => void saveAs(id) } as const;
    announce(
      { kind: 'error', error: serialiseError(thrown) },
      { tone: 'error', stays: true, actions: wasChanged ? [replace, elsewhere] : [elsewhere] },
    );
  };

  /** Saves over the document's file, or asks for one where there is none. `force` replaces a file changed meanwhile. */
  const save = (id = store.getState().activeId, { force = false } = {}): Promise<void> =>
    queue(id, open =>
      open.path === null
        ? askAndSave(open)
        : invoke('document.save', { path: open.path, text: textOf(open), baseHash: open.baseHash, force }),
    );

  /** Asks for a file and saves there. */
  const saveAs = (id = store.getState().activeId): Promise<void> => queue(id, askAndSave);

  const askAndSave = (open: OpenDocument): Promise<SavedDocument | null> =>
    invoke('document.saveAs', { text: textOf(open), suggestedName: documentTitle(open) });

  return { save, saveAs };
}

export const textOf = ({ history }: OpenDocument): string => serialiseDocument(history.present);
