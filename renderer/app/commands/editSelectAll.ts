import { currentDocument } from '../../stores/documents.ts';
import { selectAll } from '../../stores/selected.ts';
import type { Command } from './Command.ts';

export const editSelectAll: Command = {
  id: 'edit.selectAll',
  title: 'command.edit.selectAll',
  shortcuts: ['Mod+KeyA'],
  when: () => currentDocument() !== null,
  run: selectAll,
};
