import { documents } from '../../stores/documents.ts';
import type { Command } from './Command.ts';

export const fileReopen: Command = {
  id: 'file.reopen',
  title: 'command.file.reopen',
  shortcuts: ['Mod+Shift+KeyT'],
  isForFields: true,
  when: () => documents.store.getState().closed.length > 0,
  run: () => documents.reopen(),
};
