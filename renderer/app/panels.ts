import type { Settings } from '../../shared/ipc/Settings.ts';
import { changeSettings, settingsStore } from '../stores/settings.ts';

export type PanelName = keyof Settings['panels'];

const change = (name: PanelName, changed: Partial<Settings['panels'][PanelName]>): void => {
  const { panels } = settingsStore.getState().settings;
  changeSettings({ panels: { ...panels, [name]: { ...panels[name], ...changed } } });
};

export const setPanelOpen = (name: PanelName, isOpen: boolean): void => change(name, { isOpen });

export const togglePanel = (name: PanelName): void =>
  setPanelOpen(name, !settingsStore.getState().settings.panels[name].isOpen);

/** Remembers the size in pixels that a panel was dragged to. */
export const setPanelSize = (name: PanelName, size: number): void => change(name, { size: Math.round(size) });

export type BottomTab = 'training' | 'results' | 'try' | 'capsules' | 'weights' | 'layers' | 'problems' | 'log';

/** Opens the bottom panel on one of its tabs. */
export function showBottomTab(bottomPanel: BottomTab): void {
  changeSettings({ bottomPanel });
  setPanelOpen('bottom', true);
}

export type Activity = 'palette' | 'train';

/** Shows an activity in the side panel; choosing the one that is shown closes the panel. */
export function chooseActivity(sidePanel: Activity): void {
  const { settings } = settingsStore.getState();
  const isShown = settings.panels.side.isOpen && settings.sidePanel === sidePanel;
  changeSettings({ sidePanel });
  setPanelOpen('side', !isShown);
}

/** Shows what the next run is started with. */
export function showTrainForm(): void {
  changeSettings({ sidePanel: 'train' });
  setPanelOpen('side', true);
}

/** Shows the run: its settings at the side, its curves at the bottom. */
export function showRun(): void {
  showTrainForm();
  showBottomTab('training');
}
