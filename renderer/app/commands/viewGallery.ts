import { showGallery } from '../view.ts';
import type { Command } from './Command.ts';

export const viewGallery: Command = {
  id: 'view.gallery',
  title: 'command.view.gallery',
  shortcuts: ['Mod+Shift+KeyG'],
  isForFields: true,
  run: () => showGallery(),
};
