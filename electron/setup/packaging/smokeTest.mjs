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
  for (const [name, works] of Object.entries(assertions(app))) {
    const result = await works().catch(error => String(error));
    process.stdout.write(
      `${result === undefined ? 'ok    ' : 'FAILED'} ${name}${result === undefined ? '' : `: ${result}`}\n`,
    );
    tallies.push(tallyOf(result === undefined));
  }
  return sumOf(tallies);
}

/**
 * Each says what is wrong, or nothing.
 * @param {ReturnType<typeof packedApp>} app
 * @returns {Record<string, () => Promise<string | undefined>>}
 */
function assertions(app) {
  return {
    'the app can be packed': async () => void (await packApp()),
    'its fuses are set for release': async () => {
      const { wrongFuses } = await import('./fuses.mjs');
      return problem(await wrongFuses(binaryBehind(app.executable)));
    },
    'it loads nothing but its archive': async () =>
      existsSync(join(app.resources, 'app')) ? 'there is a resources/app' : undefined,
    'no link leaves its folder': async () => problem(linksLeaving(app.folder)),
    'its TensorFlow is its own': async () => problem(foreignLibraries(app)),
    'it inspects a network': async () => {
      const { stdout, complaint } = runPacked(app.executable, INSPECT);
      return (
        complaint ??
        (JSON.parse(stdout).totals.macs === 4_089_184_256 ? undefined : `wrong costs: ${stdout.slice(0, 200)}`)
      );
    },
    'it trains three steps': async () => {
      const { stdout, complaint } = runPacked(app.executable, TRAIN);
      if (complaint !== undefined) return complaint;
      const events = stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
      return events.length > 0 ? undefined : 'nothing printed';
    },
  };
}

/** @param {readonly string[]} faults */
const problem = faults => (faults.length === 0 ? undefined : faults.join(', '));

/**
 * @param {string} executable
 * @param {readonly string[]} args
 * @returns {{ stdout: string, complaint?: string }}
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
  return status === 0 ? { stdout } : { stdout, complaint: `ended with ${signal ?? status}\n${stderr}` };
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
 * @param {ReturnType<typeof packedApp>} app
 */
function foreignLibraries({ folder, resources }) {
  const addon = join(resources, 'app.asar.unpacked/node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node');
  if (process.platform !== 'linux') return existsSync(addon) ? [] : [`${addon} missing`];
  const libraries = (outputOf('ldd', [addon]) ?? '').split('\n').filter(line => line.includes('libtensorflow'));
  if (libraries.length === 0) return [`${addon} links to no TensorFlow`];
  return libraries.filter(
    line => !realpathSync(line.split(' => ')[1]?.split(' (')[0] ?? '').startsWith(realpathSync(folder)),
  );
}
