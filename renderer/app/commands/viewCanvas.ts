import { canvasView } from '../../stores/canvasView.ts';
import { currentDocument } from '../../stores/documents.ts';
import { showGallery } from '../view.ts';
import type { Command } from './Command.ts';

export const viewCanvas: Command = {
  id: 'view.canvas',
  title: 'command.view.canvas',
  shortcuts: ['Escape'],
  isForFields: true,
  when: () => currentDocument() !== null,
  run: () => {
    showGallery(false);
    // A canvas that was covered is there with the next frame.
    requestAnimationFrame(() => canvasView()?.focus());
  },
};
