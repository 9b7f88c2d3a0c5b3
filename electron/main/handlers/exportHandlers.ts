import { dialog } from 'electron';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export const exportHandlers = ({ grants, window }: Services): HandlersOf<'export'> => ({
  'export.chooseFolder': async () => {
    const asked = await dialog.showOpenDialog(window.browserWindow, {
      properties: ['openDirectory', 'createDirectory'],
    });
    const [folder] = asked.filePaths;
    return folder === undefined ? null : grants.grantFolder(folder);
  },
});
