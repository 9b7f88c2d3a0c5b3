import { serialiseError } from '../../shared/base/appError.ts';
import { invoke, subscribe } from '../client/client.ts';
import { datasets } from '../stores/datasets.ts';
import { documents } from '../stores/documents.ts';
import { followEngine } from '../stores/engine.ts';
import { jobs } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';
import { recentFiles } from '../stores/recentFiles.ts';
import { loadSettings, saveSettings } from '../stores/settings.ts';
import { followRuns } from '../stores/runs.ts';
import { startDocuments } from '../stores/startDocuments.ts';
import { templates } from '../stores/templates.ts';
import { followDataRoot } from './followDataRoot.ts';
import { followSettings } from './followSettings.ts';
import { listenForShortcuts } from './listenForShortcuts.ts';
import { runCommandById } from './runCommand.ts';
import { showGallery } from './view.ts';

const announceFailure = (thrown: unknown): void =>
  announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error', stays: true });

/** Connects the window with the main process. What it shows first is there once this is done; the rest follows. */
export async function startWindow(): Promise<void> {
  followEngine();
  subscribe('menu.command', ({ id }) => void runCommandById(id));
  subscribe('app.failure', error => announce({ kind: 'error', error }, { tone: 'error', stays: true }));
  subscribe('window.closing', () => void saveSettings());
  // A document that comes to the front is shown, wherever it came from; without any, there is the gallery.
  documents.store.subscribe(({ activeId }, before) => {
    if (activeId !== before.activeId) showGallery(activeId === null);
  });
  void datasets.load();
  void recentFiles.load();
  void jobs.follow().catch(announceFailure);
  followRuns();
  followDataRoot();
  const content = Promise.all([templates.load(), startDocuments()]);
  await loadSettings().catch(announceFailure);
  followSettings();
  listenForShortcuts();
  await content;
}

/** Tells the main process when something was first seen, and when the window, drawn by now, had nothing left to do. */
export function reportReadiness(): void {
  const report = (mark: 'painted' | 'interactive', time: number): void =>
    void invoke('app.ready', { mark, time: performance.timeOrigin + time });
  new PerformanceObserver(list => {
    for (const { startTime } of list.getEntriesByName('first-contentful-paint')) report('painted', startTime);
  }).observe({ type: 'paint', buffered: true });
  requestAnimationFrame(() => {
    requestIdleCallback(() => report('interactive', performance.now()), { timeout: 1000 });
  });
}
