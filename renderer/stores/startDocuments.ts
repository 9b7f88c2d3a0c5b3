import { serialiseError } from '../../shared/base/appError.ts';
import { invoke, subscribe } from '../client/client.ts';
import { currentDocument, documents } from './documents.ts';
import { announce } from './notices.ts';
import { documentTitle, isUnsaved } from './OpenDocument.ts';

let described = '';

/** Tells the frame of the window what is open, whenever that changes. */
function describeWindow(): void {
  const open = currentDocument();
  const edited = documents.store.getState().order.some(id => {
    const document = documents.store.getState().documents[id];
    return document !== undefined && isUnsaved(document);
  });
  const description = { title: open ? documentTitle(open) : '', edited, path: open?.path ?? null };
  const text = JSON.stringify(description);
  if (text === described) return;
  described = text;
  void invoke('window.describe', description);
}

async function confirmClosing(): Promise<void> {
  await documents.flush();
  await invoke('window.closeConfirmed');
}

/** Connects the documents with the main process; to be called once, at the start of the window. */
export async function startDocuments(): Promise<void> {
  documents.store.subscribe(describeWindow);
  subscribe('document.opened', opened => void documents.openFile(opened));
  subscribe('window.closing', () => void confirmClosing());
  try {
    await documents.restore();
  } catch (thrown) {
    announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error', stays: true });
  }
}
