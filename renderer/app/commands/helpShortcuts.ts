import { showDialog } from '../view.ts';
import type { Command } from './Command.ts';

export const helpShortcuts: Command = {
  id: 'help.shortcuts',
  title: 'command.help.shortcuts',
  // The character, wherever the keyboard has it.
  shortcuts: ['Shift+?'],
  run: () => showDialog('shortcuts'),
};
