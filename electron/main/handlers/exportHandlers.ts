import { dialog } from 'electron';
import { Run } from '../../runs/Run.ts';
import { exportTensorBoard } from '../../runs/tensorBoard/exportTensorBoard.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export function exportHandlers({ dataRoot, grants, window }: Services): HandlersOf<'export'> {
  const chooseFolder = async (): Promise<string | null> => {
    const asked = await dialog.showOpenDialog(window.browserWindow, {
      properties: ['openDirectory', 'createDirectory'],
    });
    const [folder] = asked.filePaths;
    return folder === undefined ? null : grants.grantFolder(folder);
  };
  return {
    'export.chooseFolder': chooseFolder,
    'export.metrics': async ({ run }) => {
      const folder = await chooseFolder();
      if (folder !== null) await exportTensorBoard(await Run.open(dataRoot, run), folder);
      return folder;
    },
  };
}
