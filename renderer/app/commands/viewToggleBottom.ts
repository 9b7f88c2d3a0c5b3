import { togglePanel } from '../panels.ts';
import type { Command } from './Command.ts';

export const viewToggleBottom: Command = {
  id: 'view.toggleBottom',
  title: 'command.view.toggleBottom',
  shortcuts: ['Mod+KeyJ'],
  isForFields: true,
  run: () => togglePanel('bottom'),
};
