import { currentDocument, documents } from '../stores/documents.ts';
import { showGallery } from './view.ts';

/** Opens a file of the recent list and shows it, also where it was in front already. */
export async function openRecent(path: string): Promise<void> {
  await documents.openPath(path);
  if (currentDocument()?.path === path) showGallery(false);
}
