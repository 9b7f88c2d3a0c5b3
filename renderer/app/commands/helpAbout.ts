import { showDialog } from '../view.ts';
import type { Command } from './Command.ts';

export const helpAbout: Command = {
  id: 'help.about',
  title: 'command.help.about',
  run: () => showDialog('about'),
};
