import { canvasView } from '../../stores/canvasView.ts';
import type { Command } from './Command.ts';

export const viewZoomOut: Command = {
  id: 'view.zoomOut',
  title: 'command.view.zoomOut',
  shortcuts: ['Mod+Minus'],
  when: () => canvasView() !== null,
  run: () => canvasView()?.zoomBy(0.8),
};
