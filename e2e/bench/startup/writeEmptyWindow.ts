import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An app that does nothing but open a window of the same size with one word in it, and note when that was painted. */
const main = `
const { app, BrowserWindow } = require('electron');
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');

app.setPath('userData', join(process.env.LIGHTWEAVE_HOME, 'browser'));
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.once('did-finish-load', async () => {
    const time = await window.webContents.executeJavaScript(\`new Promise(done =>
      new PerformanceObserver(list => {
        const [paint] = list.getEntriesByName('first-contentful-paint');
        if (paint) done(performance.timeOrigin + paint.startTime);
      }).observe({ type: 'paint', buffered: true })
    )\`);
    appendFileSync(process.env.LIGHTWEAVE_TIMINGS, JSON.stringify({ mark: 'painted', time }) + '\\n');
  });
  window.loadFile('index.html');
});
`;

/** Writes the app into a folder. */
export function writeEmptyWindow(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), main);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Empty</title><p>Empty');
}
