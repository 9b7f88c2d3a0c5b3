import { canvasView } from '../../stores/canvasView.ts';
import type { Command } from './Command.ts';

export const viewZoomReset: Command = {
  id: 'view.zoomReset',
  title: 'command.view.zoomReset',
  shortcuts: ['Mod+Digit0'],
  when: () => canvasView() !== null,
  run: () => canvasView()?.zoomTo(1),
};
