import { canvasView } from '../../stores/canvasView.ts';
import { changeSettings, settingsStore } from '../../stores/settings.ts';
import type { Command } from './Command.ts';

export const viewMinimap: Command = {
  id: 'view.minimap',
  title: 'command.view.minimap',
  shortcuts: ['Shift+KeyM'],
  when: () => canvasView() !== null,
  run: () => changeSettings({ isMinimapShown: !settingsStore.getState().settings.isMinimapShown }),
};
