import { serialiseError } from '../../shared/base/appError.ts';
import type { RecoveredDocument } from '../../shared/ipc/messages.ts';
import type { DocumentPorts } from './DocumentPorts.ts';
import type { DocumentEditing, DocumentStore } from './documentEditing.ts';
import { textOf } from './documentSaving.ts';
import { documentTitle, isUnsaved, type OpenDocument } from './OpenDocument.ts';

/** An edit is safe this long after it was made, however fast further edits follow. */
const writeAfterMs = 500;

/** Keeps unsaved work on disk beside the user's files, and brings it back after a crash. */
export function documentRecovery(store: DocumentStore, editing: DocumentEditing, { invoke, announce }: DocumentPorts) {
  const pending = new Map<string, ReturnType<typeof setTimeout>>();
  const kept = new Set<string>();
  /** Come back from a backup that says the same: nothing to write before the next edit. */
  const untouched = new Set<string>();

  const write = async (id: string): Promise<void> => {
    clearTimeout(pending.get(id));
    pending.delete(id);
    const open = store.getState().documents[id];
    if (!open || !isUnsaved(open)) return;
    const { path, baseHash } = open;
    kept.add(id);
    try {
      await invoke('recovery.write', { id, name: documentTitle(open), text: textOf(open), path, baseHash });
    } catch (thrown) {
      announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'warning' });
    }
  };

  const discard = (id: string): void => {
    clearTimeout(pending.get(id));
    pending.delete(id);
    if (kept.delete(id)) void invoke('recovery.discard', { id }).catch(() => undefined);
  };

  const follow = (open: OpenDocument, before: OpenDocument | undefined): void => {
    if (open === before || untouched.delete(open.id)) return;
    if (!isUnsaved(open)) discard(open.id);
    else if (open.history !== before?.history && !pending.has(open.id)) {
      pending.set(
        open.id,
        setTimeout(() => void write(open.id), writeAfterMs),
      );
    }
  };

  const unsubscribe = store.subscribe(({ documents }, before) => {
    for (const open of Object.values(documents)) follow(open, before.documents[open.id]);
  });

  const reopen = ({ id, document, path, baseHash, baseChanged }: RecoveredDocument): void => {
    kept.add(id);
    untouched.add(id);
    editing.open(document, { id, path, baseHash, isUnsaved: true });
    if (baseChanged && path !== null) {
      announce({ kind: 'text', key: 'document.baseChanged', values: { file: path } }, { tone: 'warning', stays: true });
    }
  };

  return {
    /** Opens the unsaved work of an earlier session; to be called once, at the start. */
    async restore(): Promise<void> {
      const found = await invoke('recovery.list');
      for (const recovered of found) reopen(recovered);
      if (found.length > 0) announce({ kind: 'text', key: 'document.restored', values: { count: found.length } });
    },

    /** Puts everything unsaved on disk now and gives up what was closed: the window is about to go. */
    async flush(): Promise<void> {
      const { order, closed } = store.getState();
      for (const { id } of closed) discard(id);
      await Promise.all(order.map(write));
    },

    stop(): void {
      unsubscribe();
      for (const timer of pending.values()) clearTimeout(timer);
    },
  };
}
