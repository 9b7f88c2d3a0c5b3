import { currentDocument, documents } from '../../stores/documents.ts';
import type { Command } from './Command.ts';

export const fileSave: Command = {
  id: 'file.save',
  title: 'command.file.save',
  shortcuts: ['Mod+KeyS'],
  isForFields: true,
  when: () => currentDocument() !== null,
  run: () => documents.save(),
};
