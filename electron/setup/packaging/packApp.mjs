import { root } from '../paths.mjs';
import { programOf } from '../terminal/programOf.mjs';
import { runCommand } from '../terminal/runCommand.mjs';

/** Packs the built app for this system into `dist`. */
export async function packApp() {
  const [node = '', ...program] = programOf('electron-builder');
  const args = ['--dir', '--publish', 'never', '--config', 'electron-builder.config.mjs'];
  await runCommand(node, [...program, ...args], { cwd: root, quiet: true });
}
