import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { appUrl } from './appScheme.ts';

/** Opens the window: sandboxed, isolated, without Node, in the background colour of its theme until it has painted. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1100,
    minHeight: 700,
    show: false,
    title: 'Lightweave',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#f1f2f4',
    webPreferences: {
      preload: join(app.getAppPath(), 'out/preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(appUrl);
  return window;
}
