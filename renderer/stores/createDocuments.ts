import { createStore } from 'zustand/vanilla';
import { serialiseError } from '../../shared/base/appError.ts';
import { emptyDocument } from '../../shared/graph/GraphDocument.ts';
import type { OpenedDocument } from '../../shared/ipc/messages.ts';
import { instantiate } from '../../shared/templates/instantiate.ts';
import type { ArgumentValues, TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { arrangeIfPiled } from './arrange.ts';
import type { DocumentPorts } from './DocumentPorts.ts';
import { documentEditing } from './documentEditing.ts';
import { documentRecovery } from './documentRecovery.ts';
import { documentSaving } from './documentSaving.ts';
import { type DocumentsState, isUnsaved, noDocuments } from './OpenDocument.ts';

/** The open documents with everything that can be done to them, over the given ports. */
export function createDocuments(ports: DocumentPorts) {
  const { invoke, announce } = ports;
  const store = createStore<DocumentsState>(() => noDocuments);
  const editing = documentEditing(store, ports);
  const saving = documentSaving(store, ports);
  const recovery = documentRecovery(store, editing, ports);

  /** Shows a file that was read; a file that is open already is brought to the front. Returns the document's id. */
  const openFile = ({ document, path, hash, problems }: OpenedDocument): string => {
    const known = Object.values(store.getState().documents).find(open => open.path === path);
    if (!known) return editing.open(arrangeIfPiled(document), { path, baseHash: hash, problems });
    editing.activate(known.id);
    return known.id;
  };

  const openWith = async (ask: () => Promise<OpenedDocument | null>): Promise<void> => {
    try {
      const opened = await ask();
      if (opened) openFile(opened);
    } catch (thrown) {
      announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error', stays: true });
    }
  };

  return {
    store,
    ...editing,
    ...saving,
    ...recovery,
    openFile,

    newDocument: (name: string): string => editing.open(emptyDocument(name)),

    /** Opens a copy of a template's variant; values that do not fit are announced, and null is returned. */
    openTemplate(template: TemplateFile, variantId?: string, values?: ArgumentValues): string | null {
      const document = instantiate(template, variantId, values);
      if (document.ok) return editing.open(document.value);
      for (const problem of document.error) announce({ kind: 'problem', problem }, { tone: 'warning' });
      return null;
    },

    /** Asks for a file and opens it. */
    askAndOpen: (): Promise<void> => openWith(() => invoke('document.open')),

    /** Opens a file of the recent list. */
    openPath: (path: string): Promise<void> => openWith(() => invoke('document.openPath', { path })),

    /** Closes a tab; unsaved work can be brought back from the notice. */
    close(id: string): void {
      const open = store.getState().documents[id];
      editing.close(id);
      if (!open || !isUnsaved(open)) return;
      const values = { name: open.history.present.name };
      const action = { label: 'document.reopen', run: () => editing.reopen(id) } as const;
      announce({ kind: 'text', key: 'document.closedUnsaved', values }, { actions: [action] });
    },
  };
}

export type Documents = ReturnType<typeof createDocuments>;
