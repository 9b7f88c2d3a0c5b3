import { documents } from '../../stores/documents.ts';
import { currentText } from '../../stores/text.ts';
import type { Command } from './Command.ts';

export const fileNew: Command = {
  id: 'file.new',
  title: 'command.file.new',
  shortcuts: ['Mod+KeyN'],
  isForFields: true,
  run: () => void documents.newDocument(currentText().text('document.untitled')),
};
