import { serialiseError } from '../../shared/base/appError.ts';
import { invoke, subscribe } from '../client/client.ts';
import { datasets } from '../stores/datasets.ts';
import { documents } from '../stores/documents.ts';
import { followEngine } from '../stores/engine.ts';
import { jobs } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';
import { recentFiles } from '../stores/recentFiles.ts';
import { loadSettings, saveSettings } from '../stores/settings.ts';
import { startDocuments } from '../stores/startDocuments.ts';
import { templates } from '../stores/templates.ts';
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
  void templates.load();
  void datasets.load();
  void recentFiles.load();
  void jobs.follow().catch(announceFailure);
  await loadSettings().catch(announceFailure);
  followSettings();
  listenForShortcuts();
  await startDocuments();
}

/** Tells the main process when something was first seen and when it first answered. */
export function reportReadiness(): void {
  requestAnimationFrame(() => {
    void invoke('app.ready', { mark: 'painted' });
    requestIdleCallback(() => void invoke('app.ready', { mark: 'interactive' }), { timeout: 1000 });
  });
}
