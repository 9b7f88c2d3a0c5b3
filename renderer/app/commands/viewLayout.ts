import { canvasView } from '../../stores/canvasView.ts';
import { layoutDocument } from '../../stores/layoutDocument.ts';
import type { Command } from './Command.ts';

export const viewLayout: Command = {
  id: 'view.layout',
  title: 'command.view.layout',
  shortcuts: ['Mod+Shift+KeyL'],
  when: () => canvasView() !== null,
  run: layoutDocument,
};
