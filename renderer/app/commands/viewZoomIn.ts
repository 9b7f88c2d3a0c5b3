import { canvasView } from '../../stores/canvasView.ts';
import type { Command } from './Command.ts';

export const viewZoomIn: Command = {
  id: 'view.zoomIn',
  title: 'command.view.zoomIn',
  shortcuts: ['Mod+Equal'],
  when: () => canvasView() !== null,
  run: () => canvasView()?.zoomBy(1.25),
};
