import { root } from '../paths.mjs';
import { programOf } from '../terminal/programOf.mjs';
import { runCommand } from '../terminal/runCommand.mjs';

/** Packs the built app for this system into `dist`. */
export async function packApp() {
  const [node = '', ...program] = programOf('electron-builder');
  await runCommand(node, [...program, '--dir', '--config', 'electron-builder.config.mjs'], { cwd: root, quiet: true });
}
