import { selectedNodes, toggleBypass } from '../../stores/selected.ts';
import type { Command } from './Command.ts';

export const editBypass: Command = {
  id: 'edit.bypass',
  title: 'command.edit.bypass',
  shortcuts: ['Mod+KeyB'],
  when: () => selectedNodes().length > 0,
  run: toggleBypass,
};
