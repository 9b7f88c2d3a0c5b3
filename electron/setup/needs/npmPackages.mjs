import { existsSync } from 'node:fs';
import { demandSpace } from '../cache/diskSpace.mjs';
import { inRoot, root } from '../paths.mjs';
import { readJson } from '../readJson.mjs';
import { megabytes } from '../terminal/report.mjs';
import { runNpm } from '../terminal/runCommand.mjs';

/** What node_modules takes, without what the set-up links into it. */
const BYTES = 950e6;

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 */

/** @type {import('./Need.mjs').Need} */
export const npmPackages = {
  id: 'npmPackages',
  label: 'npm packages',

  check() {
    const wanted = readPackages(inRoot('package-lock.json'));
    const installed = readPackages(inRoot('node_modules', '.package-lock.json'));
    const stale = stalePackages(wanted, installed);
    const count = Object.keys(installed).length;
    return stale.length === 0
      ? { ready: true, detail: `${count} packages in node_modules, as package-lock.json says` }
      : {
          ready: false,
          detail: `${stale.length} of ${Object.keys(wanted).length} packages are missing or of another version`,
          mend: 'npm ci --ignore-scripts',
        };
  },

  // tfjs-node's own install script ends the whole installation where its host cannot be reached.
  async provide(report) {
    demandSpace(root, BYTES, 'npm ci');
    report.say(`  npm ci --ignore-scripts (${megabytes(BYTES)} on disk)`);
    await runNpm(['ci', '--ignore-scripts'], { cwd: root });
  },
};

/**
 * The packages that are not installed as the lock file says. An optional one may be for another system.
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 */
export function stalePackages(wanted, installed) {
  return Object.entries(wanted)
    .filter(([path, { version, integrity, optional }]) => {
      const present = installed[path];
      if (present === undefined) return !optional;
      return present.version !== version || present.integrity !== integrity;
    })
    .map(([path]) => path);
}

/**
 * @param {string} file a lock file; npm writes the one in node_modules when an installation is complete
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(file) {
  if (!existsSync(file)) return {};
  const lock = /** @type {{ packages: Record<string, LockedPackage> }} */ (readJson(file));
  const { '': _self, ...packages } = lock.packages;
  return packages;
}
