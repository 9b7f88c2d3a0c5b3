import { togglePanel } from '../panels.ts';
import type { Command } from './Command.ts';

export const viewToggleInspector: Command = {
  id: 'view.toggleInspector',
  title: 'command.view.toggleInspector',
  shortcuts: ['Mod+Alt+Backslash'],
  isForFields: true,
  run: () => togglePanel('inspector'),
};
