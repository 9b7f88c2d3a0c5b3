import { announceFailure, chooseSource } from '../../datasets/importing.ts';
import { showPage } from '../view.ts';
import type { Command } from './Command.ts';

export const datasetImportFolder: Command = {
  id: 'dataset.importFolder',
  title: 'command.dataset.importFolder',
  run: async () => {
    showPage('datasets');
    await chooseSource('folder').catch(announceFailure);
  },
};
