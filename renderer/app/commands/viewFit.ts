import { canvasView } from '../../stores/canvasView.ts';
import type { Command } from './Command.ts';

export const viewFit: Command = {
  id: 'view.fit',
  title: 'command.view.fit',
  shortcuts: ['Period', 'Shift+Digit1'],
  when: () => canvasView() !== null,
  run: () => canvasView()?.fit(),
};
