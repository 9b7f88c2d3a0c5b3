import { join } from 'node:path';
import { inRoot } from '../paths.mjs';

/** Where electron-builder leaves the app of its `dir` target, from the packed folder's root down. */
const layouts = {
  linux: { folder: 'linux-unpacked', executable: 'lightweave', resources: 'resources' },
  win32: { folder: 'win-unpacked', executable: 'Lightweave.exe', resources: 'resources' },
  darwin: {
    folder: process.arch === 'arm64' ? 'mac-arm64' : 'mac',
    executable: 'Lightweave.app/Contents/MacOS/Lightweave',
    resources: 'Lightweave.app/Contents/Resources',
  },
};

/** The packed app of this system: `npm run pack` makes it. */
export function packedApp() {
  const { platform } = process;
  const layout = layouts[platform === 'win32' || platform === 'darwin' ? platform : 'linux'];
  const folder = inRoot('dist', layout.folder);
  return { folder, executable: join(folder, layout.executable), resources: join(folder, layout.resources) };
}

/**
 * The Electron binary of a packed folder on Linux, where the executable is a script in front of it.
 * @param {string} executable
 */
export function binaryBehind(executable) {
  return process.platform === 'linux' ? `${executable}-bin` : executable;
}
