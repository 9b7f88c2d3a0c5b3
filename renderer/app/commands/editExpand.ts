import { currentDocument } from '../../stores/documents.ts';
import { canExpand, openExpanded } from '../../stores/openExpanded.ts';
import type { Command } from './Command.ts';

export const editExpand: Command = {
  id: 'edit.expand',
  title: 'command.edit.expand',
  when: () => {
    const open = currentDocument();
    return open !== null && canExpand(open.lowered);
  },
  run: () => {
    const open = currentDocument();
    if (open) openExpanded(open.history.present, open.lowered);
  },
};
