import { showDialog } from '../view.ts';
import type { Command } from './Command.ts';

export const viewSettings: Command = {
  id: 'view.settings',
  title: 'command.view.settings',
  shortcuts: ['Mod+Comma'],
  isForFields: true,
  run: () => showDialog('settings'),
};
