import { installWithApt } from '../terminal/installWithApt.mjs';
import { findProgram } from '../terminal/runCommand.mjs';

const PACKAGES = ['xvfb', 'xauth'];

/** Whether windows can be shown here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * The words to put before a command that opens windows nobody looks at.
 * @returns {string[]}
 */
export function displayPrefix() {
  return process.platform === 'linux' ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'] : [];
}

/**
 * Xvfb: the screen that the end-to-end tests and benchmarks use on Linux.
 * @type {import('./Need.mjs').Need}
 */
export const virtualDisplay = {
  id: 'virtualDisplay',
  label: 'Virtual display',

  check() {
    if (process.platform !== 'linux') return { ready: true, detail: 'not needed on this system' };
    const missing = ['xvfb-run', 'Xvfb', 'xauth'].filter(program => findProgram(program) === undefined);
    return missing.length === 0
      ? { ready: true, detail: 'Xvfb' }
      : {
          ready: false,
          detail: `${missing.join(', ')} missing`,
          mend: `sudo apt-get install -y ${PACKAGES.join(' ')}`,
        };
  },

  provide: report => installWithApt(PACKAGES, report),
};
