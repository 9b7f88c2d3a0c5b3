import { currentDocument } from '../../stores/documents.ts';
import { startTraining } from '../../train/startTraining.ts';
import { showRun } from '../panels.ts';
import { showGallery } from '../view.ts';
import type { Command } from './Command.ts';

export const trainStart: Command = {
  id: 'train.start',
  title: 'command.train.start',
  shortcuts: ['Mod+Enter'],
  isForFields: true,
  when: () => currentDocument() !== null,
  run: async () => {
    // Where something is in the way, the panel says what.
    await startTraining();
    showGallery(false);
    showRun();
  },
};
