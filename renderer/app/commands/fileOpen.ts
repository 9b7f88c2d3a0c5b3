import { documents } from '../../stores/documents.ts';
import type { Command } from './Command.ts';

export const fileOpen: Command = {
  id: 'file.open',
  title: 'command.file.open',
  shortcuts: ['Mod+KeyO'],
  isForFields: true,
  run: documents.askAndOpen,
};
