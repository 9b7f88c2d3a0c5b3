import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { linkTree } from '../cache/linkTree.mjs';
import { inRoot } from '../paths.mjs';
import { releaseFuseConfig } from './fuses.mjs';
import { binaryBehind, packedApp } from './packedApp.mjs';

const TFJS_NODE = ['node_modules', '@tensorflow', 'tfjs-node'];

/**
 * What electron-builder leaves to do once it has laid out the app's folder.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function finishPack(context) {
  const { packager, appOutDir } = context;
  const resources = packager.getResourcesDir(appOutDir);
  // The default app that an Electron from npm brings along.
  await rm(join(resources, 'app'), { recursive: true, force: true });
  await linkTree(inRoot(...TFJS_NODE, 'deps'), join(resources, 'app.asar.unpacked', ...TFJS_NODE, 'deps'), {
    standsAlone: true,
  });
  await packager.addElectronFuses(context, releaseFuseConfig);
  if (context.electronPlatformName === 'linux') await addLauncher(join(appOutDir, basename(packedApp().executable)));
}

/**
 * On Linux the display is chosen before any script of the app runs, so a shell script in front says it.
 * @param {string} executable
 */
async function addLauncher(executable) {
  await rename(executable, binaryBehind(executable));
  await copyFile(join(import.meta.dirname, 'launcher.sh'), executable);
  await chmod(executable, 0o755);
}
