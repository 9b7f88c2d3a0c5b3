import { paste } from '../../stores/clipboard.ts';
import { currentDocument } from '../../stores/documents.ts';
import type { Command } from './Command.ts';

export const editPaste: Command = {
  id: 'edit.paste',
  title: 'command.edit.paste',
  shortcuts: ['Mod+KeyV'],
  when: () => currentDocument() !== null,
  run: () => paste(),
};
