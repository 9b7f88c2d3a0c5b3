import { duplicateSelected } from '../../stores/clipboard.ts';
import { selectedNodes } from '../../stores/selected.ts';
import type { Command } from './Command.ts';

export const editDuplicate: Command = {
  id: 'edit.duplicate',
  title: 'command.edit.duplicate',
  shortcuts: ['Mod+KeyD'],
  when: () => selectedNodes().length > 0,
  run: duplicateSelected,
};
