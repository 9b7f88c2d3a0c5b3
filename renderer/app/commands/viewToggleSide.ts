import { togglePanel } from '../panels.ts';
import type { Command } from './Command.ts';

export const viewToggleSide: Command = {
  id: 'view.toggleSide',
  title: 'command.view.toggleSide',
  shortcuts: ['Mod+Backslash'],
  isForFields: true,
  run: () => togglePanel('side'),
};
