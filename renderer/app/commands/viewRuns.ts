import { showPage } from '../view.ts';
import type { Command } from './Command.ts';

export const viewRuns: Command = {
  id: 'view.runs',
  title: 'command.view.runs',
  shortcuts: ['Mod+Shift+KeyR'],
  isForFields: true,
  run: () => showPage('runs'),
};
