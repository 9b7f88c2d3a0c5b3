import { documents } from '../../stores/documents.ts';
import { stepThroughTabs } from '../stepThroughTabs.ts';
import type { Command } from './Command.ts';

export const viewNextDocument: Command = {
  id: 'view.nextDocument',
  title: 'command.view.nextDocument',
  shortcuts: ['Ctrl+Tab', 'Mod+PageDown'],
  isForFields: true,
  when: () => documents.store.getState().order.length > 1,
  run: () => stepThroughTabs(1),
};
