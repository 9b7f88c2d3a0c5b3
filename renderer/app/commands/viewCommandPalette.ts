import { showDialog } from '../view.ts';
import type { Command } from './Command.ts';

export const viewCommandPalette: Command = {
  id: 'view.commandPalette',
  title: 'command.view.commandPalette',
  shortcuts: ['Mod+KeyK', 'Mod+Shift+KeyP'],
  isForFields: true,
  run: () => showDialog('commandPalette'),
};
