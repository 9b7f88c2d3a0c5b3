import { documents } from '../../stores/documents.ts';
import { stepThroughTabs } from '../stepThroughTabs.ts';
import type { Command } from './Command.ts';

export const viewPreviousDocument: Command = {
  id: 'view.previousDocument',
  title: 'command.view.previousDocument',
  shortcuts: ['Ctrl+Shift+Tab', 'Mod+PageUp'],
  isForFields: true,
  when: () => documents.store.getState().order.length > 1,
  run: () => stepThroughTabs(-1),
};
