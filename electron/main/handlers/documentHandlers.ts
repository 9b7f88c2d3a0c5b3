import { extname } from 'node:path';
import { dialog, type FileFilter } from 'electron';
import { createQueue } from '../../files/createQueue.ts';
import { readDocument } from '../../files/readDocument.ts';
import { saveDocument } from '../../files/saveDocument.ts';
import type { OpenedDocument, SavedDocument } from '../../../shared/ipc/messages.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export function documentHandlers(services: Services): HandlersOf<'document'> {
  const { grants, recents, window, translator } = services;
  const inTurn = createQueue();
  const filters = (): FileFilter[] => [{ name: translator().text('menu.fileKind'), extensions: ['lightweave'] }];

  const save = (path: string, text: string, baseHash: string | null): Promise<SavedDocument> =>
    inTurn(async () => {
      const saved = await saveDocument({ path, text, baseHash });
      await recents.add(path);
      return saved;
    });

  return {
    'document.open': async () => {
      const asked = await dialog.showOpenDialog(window.browserWindow, { properties: ['openFile'], filters: filters() });
      const [path] = asked.filePaths;
      return path === undefined ? null : openGranted(services, path);
    },
    'document.openPath': ({ path }) => openGranted(services, grants.requireFile(path)),
    'document.save': ({ path, text, baseHash, force }) => save(grants.requireFile(path), text, force ? null : baseHash),
    'document.saveAs': async ({ text, suggestedName }) => {
      const defaultPath = `${suggestedName.replace(/[^\p{L}\p{N} ._-]/gu, '-').trim() || 'network'}.lightweave`;
      const { filePath } = await dialog.showSaveDialog(window.browserWindow, { defaultPath, filters: filters() });
      if (!filePath) return null;
      const path = extname(filePath) === '' ? `${filePath}.lightweave` : filePath;
      return save(grants.grantFile(path), text, null);
    },
  };
}

/** Opens a file that the user has pointed at, and remembers it. */
export async function openGranted({ grants, recents }: Services, path: string): Promise<OpenedDocument> {
  const opened = await readDocument(grants.grantFile(path));
  await recents.add(opened.path);
  return opened;
}
