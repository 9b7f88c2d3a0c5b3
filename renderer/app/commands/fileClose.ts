import { currentDocument, documents } from '../../stores/documents.ts';
import type { Command } from './Command.ts';

export const fileClose: Command = {
  id: 'file.close',
  title: 'command.file.close',
  shortcuts: ['Mod+KeyW'],
  isForFields: true,
  when: () => currentDocument() !== null,
  run: () => {
    const open = currentDocument();
    if (open) documents.close(open.id);
  },
};
