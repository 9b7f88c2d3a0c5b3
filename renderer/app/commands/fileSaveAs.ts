import { currentDocument, documents } from '../../stores/documents.ts';
import type { Command } from './Command.ts';

export const fileSaveAs: Command = {
  id: 'file.saveAs',
  title: 'command.file.saveAs',
  shortcuts: ['Mod+Shift+KeyS'],
  isForFields: true,
  when: () => currentDocument() !== null,
  run: () => documents.saveAs(),
};
