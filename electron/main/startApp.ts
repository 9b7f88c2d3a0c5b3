import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { dataRoot } from '../files/dataRoot.ts';
import { registerAppScheme, serveApp } from './appScheme.ts';
import { commandLineFiles } from './commandLineFiles.ts';
import { createServices } from './createServices.ts';
import { createHandlers } from './handlers/createHandlers.ts';
import { goOffline } from './goOffline.ts';
import { confineContents, hardenSession } from './hardenSession.ts';
import { type HandOver, listenToSystem } from './listenToSystem.ts';
import { serveRequests } from './serveRequests.ts';
import type { Services } from './Services.ts';

/** Starts the app with its window, or hands its files to the one that runs already. */
export function startApp(): void {
  const root = dataRoot();
  app.setPath('userData', join(root, 'browser'));
  goOffline();
  registerAppScheme();
  const files = commandLineFiles(process.argv, process.cwd());
  const handOver: HandOver = { files };
  if (!app.requestSingleInstanceLock(handOver)) {
    app.exit(0);
    return;
  }
  app.on('web-contents-created', (_event, contents) => confineContents(contents));
  // What the services need is read while Electron gets ready.
  void Promise.all([createServices(root), app.whenReady()])
    .then(([services]) => runApp(services, files))
    .catch((thrown: unknown) => {
      console.error(thrown);
      dialog.showErrorBox(app.getName(), String(thrown));
      app.exit(1);
    });
}

function runApp(services: Services, files: readonly string[]): void {
  hardenSession(session.defaultSession);
  serveApp(session.defaultSession, join(app.getAppPath(), 'out/renderer'));
  const { window } = services;
  serveRequests(createHandlers(services), services.grants);
  services.applySettings();
  window.show();
  listenToSystem(services, files);
}
