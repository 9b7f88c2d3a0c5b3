import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';
import { readJson } from './readJson.mjs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * The entries that npm leaves out of a lock file when the registry at hand does not carry a package's builds for other
 * systems. `npm ci` refuses a lock file without them, on every machine.
 * @param {Record<string, LockEntry>} packages of a lock file
 * @returns {Record<string, LockEntry>}
 */
export function absentEntries(packages) {
  /** @type {Record<string, LockEntry>} */
  const absent = {};
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
      if (places.some(place => place in packages)) continue;
      const { os, cpu, libc } = platformOf(name);
      // In npm's own order, so that npm leaves them as they are.
      absent[`node_modules/${name}`] = { version, ...cpu, ...(dev && { dev }), ...libc, optional: true, ...os };
    }
  }
  return absent;
}

/**
 * The system that a package's name ends with: `…-linux-arm64-musl`.
 * @param {string} name
 */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.filter(word => SYSTEMS.includes(word));
  const cpu = words.filter(word => PROCESSORS.includes(word));
  const libc = words.flatMap(word => (/^musl/.test(word) ? ['musl'] : /^gnu/.test(word) ? ['glibc'] : []));
  return { os: os.length > 0 && { os }, cpu: cpu.length > 0 && { cpu }, libc: libc.length > 0 && { libc } };
}

// `npm run lock`: after `npm install`, before the lock file is committed.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = inRoot('package-lock.json');
  const lock = /** @type {{ packages: Record<string, LockEntry> }} */ (readJson(file));
  const absent = absentEntries(lock.packages);
  const sorted = Object.entries({ ...lock.packages, ...absent }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, undefined, 2)}\n`);
  process.stdout.write(`${Object.keys(absent).length} entries added to package-lock.json\n`);
}
