import { cutSelected } from '../../stores/clipboard.ts';
import { selectedNodes } from '../../stores/selected.ts';
import type { Command } from './Command.ts';

export const editCut: Command = {
  id: 'edit.cut',
  title: 'command.edit.cut',
  shortcuts: ['Mod+KeyX'],
  when: () => selectedNodes().length > 0,
  run: cutSelected,
};
