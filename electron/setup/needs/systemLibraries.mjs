import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installWithApt } from '../terminal/installWithApt.mjs';
import { outputOf } from '../terminal/runCommand.mjs';
import { SetupError } from '../terminal/SetupError.mjs';
import { electronFolder, electronPath } from './electron.mjs';

const PACKAGES = 'libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libatk-bridge2.0-0 libcups2'.split(' ');
const NO_USER_NAMESPACES = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/**
 * What Electron needs of a Linux system.
 * @type {import('./Need.mjs').Need}
 */
export const systemLibraries = {
  id: 'systemLibraries',
  label: 'System libraries',

  check() {
    if (process.platform !== 'linux') return { ready: true, detail: 'part of this system' };
    if (!existsSync(electronPath()))
      return { ready: false, detail: 'unknown before Electron is there', mend: 'npm start' };
    const missing = missingLibraries(outputOf('ldd', [electronPath()]) ?? '');
    if (missing.length > 0) {
      const mend = `sudo apt-get install -y ${PACKAGES.join(' ')}`;
      return { ready: false, detail: `${missing.join(', ')} missing`, mend };
    }
    if (isSandboxForbidden()) {
      const helper = join(electronFolder(), 'chrome-sandbox');
      return {
        ready: false,
        detail: "AppArmor forbids Chrome's sandbox",
        mend: `sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
      };
    }
    return { ready: true, detail: 'all that Electron links to' };
  },

  async provide(report) {
    const { detail, mend } = systemLibraries.check();
    if (isSandboxForbidden()) throw new SetupError(`${detail}.`, mend ?? '');
    await installWithApt(PACKAGES, report);
  },
};

/**
 * The libraries that ldd does not find.
 * @param {string} lddOutput
 * @returns {string[]}
 */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map(match => match[1] ?? '');
}

/** Newer Ubuntu releases let only known programs make the user namespaces that Chrome's sandbox uses. */
function isSandboxForbidden() {
  if (process.getuid?.() === 0 || !existsSync(NO_USER_NAMESPACES)) return false;
  if (readFileSync(NO_USER_NAMESPACES, 'utf8').trim() !== '1') return false;
  const helper = statSync(join(electronFolder(), 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper === undefined || helper.uid !== 0 || (helper.mode & 0o4000) === 0;
}
