import { announceFailure, chooseSource } from '../../datasets/importing.ts';
import { showPage } from '../view.ts';
import type { Command } from './Command.ts';

export const datasetImportFile: Command = {
  id: 'dataset.importFile',
  title: 'command.dataset.importFile',
  run: async () => {
    showPage('datasets');
    await chooseSource('file').catch(announceFailure);
  },
};
