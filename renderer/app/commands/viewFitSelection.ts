import { canvasView } from '../../stores/canvasView.ts';
import { selectedNodes } from '../../stores/selected.ts';
import type { Command } from './Command.ts';

export const viewFitSelection: Command = {
  id: 'view.fitSelection',
  title: 'command.view.fitSelection',
  shortcuts: ['Shift+Digit2'],
  when: () => selectedNodes().length > 0,
  run: () => canvasView()?.fit(selectedNodes()),
};
