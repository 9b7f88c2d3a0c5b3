import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import electron from 'electron';

// Runs the app folder named on the command line. Goes into `resources/app` of an Electron that has no default app.
const folder = resolve(process.argv.slice(1).find(argument => !argument.startsWith('-')) ?? '.');
/** @type {unknown} */
const content = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const manifest = /** @type {{ name: string, productName?: string, version: string, main: string }} */ (content);
/** Electron's own default app uses these two, but its types leave them out. */
const app = /** @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */ (
  electron.app
);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
// Awaited: what the app does at the top of its main module must happen before Electron is ready.
await import(pathToFileURL(join(folder, manifest.main)).href);
