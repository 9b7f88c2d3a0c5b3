import { join } from 'node:path';
import { app, session } from 'electron';
import { dataRoot } from '../files/dataRoot.ts';
import { registerAppScheme, serveApp } from './appScheme.ts';
import { openWindow } from './window.ts';

/** Starts the windowed app. Everything here happens before Electron is ready, but for what waits on it. */
export function startApp(): void {
  app.setPath('userData', join(dataRoot(), 'browser'));
  registerAppScheme();
  void app.whenReady().then(() => {
    serveApp(session.defaultSession, join(app.getAppPath(), 'out/renderer'));
    openWindow();
  });
  app.on('window-all-closed', () => app.quit());
}
