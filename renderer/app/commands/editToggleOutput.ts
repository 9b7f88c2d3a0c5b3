import { selectedNodes, toggleOutput } from '../../stores/selected.ts';
import type { Command } from './Command.ts';

export const editToggleOutput: Command = {
  id: 'edit.toggleOutput',
  title: 'command.edit.toggleOutput',
  when: () => selectedNodes().length === 1,
  run: toggleOutput,
};
