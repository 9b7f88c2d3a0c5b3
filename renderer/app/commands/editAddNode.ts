import { canvasView } from '../../stores/canvasView.ts';
import type { Command } from './Command.ts';

export const editAddNode: Command = {
  id: 'edit.addNode',
  title: 'command.edit.addNode',
  shortcuts: ['Shift+KeyA'],
  when: () => canvasView() !== null,
  run: () => canvasView()?.openQuickAdd(),
};
