import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../terminal/runCommand.mjs';
import { sumOf, tallyOf } from '../testing/Tally.mjs';
import { packApp } from './packApp.mjs';
import { binaryBehind, packedApp } from './packedApp.mjs';

const INSPECT = ['inspect', 'resnet', '--variant', 'resnet50', '--json'];
const TRAIN = ['train', 'mobilenet-v1', '--variant', 'mnist', '--dataset', 'mnist', '--steps', '3', '--json'];

/**
 * Packs the app and uses its own command line, without a display and away from the clone.
 * @returns {Promise<import('../testing/Tally.mjs').Tally>}
 */
export async function smokeTest() {
  const app = packedApp();
  const tallies = [];
  for (const [name, findFaults] of Object.entries(assertions(app))) {
    const faults = await Promise.resolve(app)
      .then(findFaults)
      .catch((/** @type {unknown} */ error) => [String(error)]);
    process.stdout.write(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${[name, ...faults].join(': ')}\n`);
    tallies.push(tallyOf(faults.length === 0));
  }
  return sumOf(tallies);
}

/**
 * Each finds what is wrong.
 * @param {ReturnType<typeof packedApp>} app
 * @returns {Record<string, () => string[] | Promise<string[]>>}
 */
function assertions({ folder, executable, resources }) {
  return {
    'the app can be packed': () => packApp().then(() => []),
    'its fuses are set for release': async () => (await import('./fuses.mjs')).wrongFuses(binaryBehind(executable)),
    'it has no app beside its archive': () => (existsSync(join(resources, 'app')) ? ['resources/app'] : []),
    'no link leaves its folder': () => linksLeaving(folder),
    'its TensorFlow is its own': () => foreignLibraries(folder, resources),
    'it inspects a network': () => {
      const { faults, stdout } = runPacked(executable, INSPECT);
      if (faults.length > 0) return faults;
      const { totals } = /** @type {{ totals: { macs: number } }} */ (parse(stdout));
      return totals.macs === 4_089_184_256 ? [] : [`${String(totals.macs)} MACs`];
    },
    'it trains three steps': () => {
      const { faults, stdout } = runPacked(executable, TRAIN);
      if (faults.length > 0) return faults;
      const events = /** @type {{ state?: string }[]} */ (stdout.trim().split('\n').map(parse));
      return events.some(({ state }) => state === 'succeeded') ? [] : [stdout];
    },
  };
}

/**
 * @param {string} text JSON
 * @returns {unknown}
 */
const parse = text => JSON.parse(text);

/**
 * Runs the packed app's command line.
 * @param {string} executable
 * @param {readonly string[]} args
 */
function runPacked(executable, args) {
  const home = mkdtempSync(join(tmpdir(), 'lightweave-smoke-'));
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const { status, stdout, stderr, signal } = spawnSync(executable, ['--cli', ...args], {
    cwd: home,
    encoding: 'utf8',
    env: { ...environment, LIGHTWEAVE_HOME: home },
    maxBuffer: 64e6,
    timeout: 180_000,
  });
  rmSync(home, { recursive: true, force: true });
  return { faults: status === 0 ? [] : [`ended with ${signal ?? String(status)}`, stderr], stdout };
}

/** @param {string} folder */
function linksLeaving(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isSymbolicLink())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(link => !realpathSync(link).startsWith(realpathSync(folder)));
}

/**
 * The libraries of TensorFlow that the packed addon would take from elsewhere.
 * @param {string} folder
 * @param {string} resources
 */
function foreignLibraries(folder, resources) {
  const addon = join(resources, 'app.asar.unpacked/node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node');
  if (process.platform !== 'linux') return existsSync(addon) ? [] : [`${addon} missing`];
  const libraries = [...(outputOf('ldd', [addon]) ?? '').matchAll(/libtensorflow\S* => (.*?)(?: \(0x.*)?$/gm)];
  if (libraries.length === 0) return [`${addon} links to no TensorFlow`];
  return libraries.map(match => match[1] ?? '').filter(file => !file.startsWith(realpathSync(folder)));
}
