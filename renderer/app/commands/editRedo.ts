import { currentDocument, documents } from '../../stores/documents.ts';
import type { Command } from './Command.ts';

export const editRedo: Command = {
  id: 'edit.redo',
  title: 'command.edit.redo',
  shortcuts: ['Mod+Shift+KeyZ', 'Mod+KeyY'],
  when: () => (currentDocument()?.history.future.length ?? 0) > 0,
  run: () => documents.redo(),
};
