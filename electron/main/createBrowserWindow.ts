import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { markTime } from './markTime.ts';
import { boundsFor, type WindowState } from './windowState.ts';

/** The canvas colour of the theme, for the moments before the page has painted. */
export const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#16181d' : '#f1f2f4');

/** A window that runs a page without any right but to talk to the preload script. */
export function createBrowserWindow(state: WindowState): BrowserWindow {
  const window = new BrowserWindow({
    ...boundsFor(state),
    minWidth: 1100,
    minHeight: 700,
    show: false,
    title: app.getName(),
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload: join(app.getAppPath(), 'out/preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
    markTime('shown');
  });
  return window;
}
