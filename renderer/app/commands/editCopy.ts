import { copySelected } from '../../stores/clipboard.ts';
import { selectedNodes } from '../../stores/selected.ts';
import type { Command } from './Command.ts';

export const editCopy: Command = {
  id: 'edit.copy',
  title: 'command.edit.copy',
  shortcuts: ['Mod+KeyC'],
  when: () => selectedNodes().length > 0,
  run: copySelected,
};
