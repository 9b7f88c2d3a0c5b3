import { currentDocument, documents } from '../../stores/documents.ts';
import type { Command } from './Command.ts';

export const editUndo: Command = {
  id: 'edit.undo',
  title: 'command.edit.undo',
  shortcuts: ['Mod+KeyZ'],
  when: () => (currentDocument()?.history.past.length ?? 0) > 0,
  run: () => documents.undo(),
};
