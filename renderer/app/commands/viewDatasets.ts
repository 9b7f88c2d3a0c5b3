import { showPage } from '../view.ts';
import type { Command } from './Command.ts';

export const viewDatasets: Command = {
  id: 'view.datasets',
  title: 'command.view.datasets',
  shortcuts: ['Mod+Shift+KeyD'],
  isForFields: true,
  run: () => showPage('datasets'),
};
