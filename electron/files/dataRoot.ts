import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const here = (): Surroundings => ({ platform: process.platform, home: homedir(), environment: process.env });

/**
 * The folder that holds everything Lightweave keeps: runs, settings, recovery, datasets. `LIGHTWEAVE_HOME` names
 * another one. The window and the command line share it.
 */
export function dataRoot({ platform, home, environment }: Surroundings = here()): string {
  const chosen = environment['LIGHTWEAVE_HOME'];
  if (chosen) return resolve(chosen);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Lightweave');
  if (platform === 'win32') return join(environment['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Lightweave');
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'lightweave');
}
