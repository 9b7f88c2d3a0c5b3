import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { inRoot, root } from '../paths.mjs';
import { runCommand } from '../terminal/runCommand.mjs';

const FOLDERS = ['electron', 'renderer', 'shared', 'templates'];
const FILES = ['electron.vite.config.ts', 'package.json', 'package-lock.json'];
const ENTRIES = ['main/main.js', 'main/cli.js', 'main/engineHost.js', 'preload/preload.cjs', 'renderer/index.html'];
const STAMP = inRoot('out', 'sources.sha256');

/**
 * The production build of the app, in `out`.
 * @type {import('./Need.mjs').Need}
 */
export const appBuild = {
  id: 'appBuild',
  label: 'Build of the app',

  check() {
    const missing = ENTRIES.filter(entry => !existsSync(inRoot('out', entry)));
    if (missing.length > 0 || !existsSync(STAMP))
      return { ready: false, detail: 'not built yet', mend: 'npm run build' };
    return readFileSync(STAMP, 'utf8') === hashSources(root)
      ? { ready: true, detail: 'of the sources as they are' }
      : { ready: false, detail: 'older than the sources', mend: 'npm run build' };
  },

  // The stamp goes first and comes last, so an interrupted build never counts.
  async provide() {
    await rm(STAMP, { force: true });
    const sources = hashSources(root);
    const electronVite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    await runCommand(process.execPath, [electronVite, 'build'], { cwd: root, quiet: true });
    writeFileSync(STAMP, sources);
  },
};

/**
 * One hash over all that the build is made of: names and contents, whatever the time stamps say.
 * @param {string} folder the root of a clone
 */
export function hashSources(folder) {
  const hash = createHash('sha256');
  for (const file of [...FILES, ...FOLDERS.flatMap(name => sourceFiles(folder, name))]) {
    if (!existsSync(join(folder, file))) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} name
 */
function sourceFiles(folder, name) {
  if (!existsSync(join(folder, name))) return [];
  return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(file => !/\.test\.tsx?$|\.md$|^electron\/setup\//.test(file))
    .sort();
}
