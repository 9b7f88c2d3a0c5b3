import { removeSelected } from '../../stores/clipboard.ts';
import { hasSelection } from '../../stores/selected.ts';
import type { Command } from './Command.ts';

export const editDelete: Command = {
  id: 'edit.delete',
  title: 'command.edit.delete',
  shortcuts: ['Delete', 'Backspace'],
  when: hasSelection,
  run: removeSelected,
};
