import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from '../cache/download.mjs';
import { isHostReachable } from '../cache/isHostReachable.mjs';
import { linkTree } from '../cache/linkTree.mjs';
import { inRoot, system } from '../paths.mjs';
import { readJson } from '../readJson.mjs';
import { damagedFiles, ensurePiece, isWhole } from '../cache/piece.mjs';
import { findProgram, outputOf, runCommand } from '../terminal/runCommand.mjs';
import { SetupError } from '../terminal/SetupError.mjs';
import { unzip } from '../cache/unzip.mjs';

const packageFolder = inRoot('node_modules', '@tensorflow', 'tfjs-node');
const ADDONS = join('lib', 'napi-v8');
const ADDON = join(ADDONS, 'tfjs_binding.node');
const TENSORFLOW = '2.18.0';

/** Our own session beside tfjs-node's addon: it needs the headers in C++ that only the wheel brings. */
const sessionSources = inRoot('electron', 'native');
const { dependencies } = /** @type {{ dependencies: Record<string, string> }} */ (readJson(inRoot('package.json')));
const tfjsNode = dependencies['@tensorflow/tfjs-node'] ?? '';

/**
 * TensorFlow's libraries and the addon that joins them to Node: both are laid over the tfjs-node package.
 * @type {import('./Need.mjs').Need}
 */
export const tensorflow = {
  id: 'tensorflow',
  label: 'TensorFlow',

  check() {
    const piece = [wheelPiece, officialPiece].find(({ name }) => isWhole(packageFolder, name));
    return piece !== undefined
      ? { ready: true, detail: `${piece.label}, joined to ${packageFolder}` }
      : { ready: false, detail: 'libraries or addon missing', mend: missingTools().mend ?? 'npm start' };
  },

  async provide(report) {
    const tools = missingTools();
    if (tools.names.length === 0) return layOver(wheelPiece, report);
    report.say(`  cannot build the addon here: ${tools.names.join(', ')} missing`);
    const host = 'storage.googleapis.com';
    if (!(await isHostReachable(host))) {
      throw new SetupError(`${tools.names.join(', ')} missing, and ${host} cannot be reached.`, tools.mend ?? '');
    }
    await layOver(officialPiece, report);
  },

  verify: () => damagedFiles(packageFolder),
};

/**
 * @param {import('../cache/piece.mjs').Piece} piece
 * @param {import('../terminal/report.mjs').Report} report
 */
async function layOver(piece, report) {
  await linkTree(await ensurePiece(piece, report), packageFolder);
}

/**
 * What the way over the wheel needs and this machine has not.
 * @returns {{ names: string[], mend?: string }}
 */
function missingTools() {
  if (system !== 'linux-x64')
    return { names: [`a TensorFlow wheel for ${system}`], mend: 'Connect to the internet and run npm start.' };
  const names = [
    ...(pythonWithPip() === undefined ? ['Python 3 with pip'] : []),
    ...(compiler() === undefined ? ['a C++ compiler'] : []),
  ];
  return names.length === 0 ? { names } : { names, mend: 'apt-get install -y python3 python3-pip g++' };
}

function pythonWithPip() {
  return ['python3', 'python'].find(name => findProgram(name) && outputOf(name, ['-m', 'pip', '--version']));
}

function compiler() {
  return findProgram('c++', 'g++', 'clang++');
}

/** @type {import('../cache/piece.mjs').Piece} */
const wheelPiece = {
  name: `tfjs-node-${tfjsNode}-tensorflow-${TENSORFLOW}-session-${digestOf(sessionSources)}-${system}`,
  label: `TensorFlow ${TENSORFLOW}`,
  bytes: 1_100e6,

  async make(folder, report) {
    const wheel = await download(wheelDownload, report);
    await unzip(
      wheel,
      name => placeOf(name, folder),
      (done, total) => report.progress('Unpacking TensorFlow', done, total),
    );
    report.say('  building the addons');
    await mkdir(join(folder, ADDONS), { recursive: true });
    await Promise.all([buildAddon(folder), buildSession(folder)]);
    await rm(join(folder, 'include'), { recursive: true });
    await rm(wheel);
  },
};

/** @type {import('../cache/download.mjs').Download} */
const wheelDownload = {
  label: `TensorFlow ${TENSORFLOW} (wheel tensorflow-cpu)`,
  file: 'tensorflow_cpu-2.18.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
  bytes: 230_152_077,
  sha256: '089e71746960ea581dca53401f84b3b99c8537313e337a9e5dbf97036a936f7e',
  // One and the same wheel, whatever Python this machine has. No Python package is installed.
  async fetch(folder) {
    await runCommand(
      pythonWithPip() ?? 'python3',
      [
        ...['-m', 'pip', 'download', '--quiet', '--no-cache-dir', '--no-deps', '--only-binary=:all:', '--dest', folder],
        ...['--implementation', 'cp', '--python-version', '311', '--abi', 'cp311'],
        ...['--platform', 'manylinux2014_x86_64', '--platform', 'manylinux_2_17_x86_64'],
        `tensorflow-cpu==${TENSORFLOW}`,
      ],
      { env: { TMPDIR: folder } },
    );
  },
};

/**
 * Where a file of the wheel goes: the two libraries, their licences, and the headers that the addons include.
 * @param {string} name
 * @param {string} folder
 */
function placeOf(name, folder) {
  const library = /^tensorflow\/(libtensorflow_(?:cc|framework)\.so\.2)$/.exec(name)?.[1];
  if (library !== undefined) return join(folder, 'deps', 'lib', library);
  const licence = /^tensorflow\/(?:include\/)?(LICENSE|THIRD_PARTY_NOTICES\.txt)$/.exec(name)?.[1];
  if (licence !== undefined) return join(folder, 'deps', licence);
  const header = /^tensorflow\/(include\/(?!external\/).*)$/.exec(name)?.[1];
  return header === undefined ? undefined : join(folder, header);
}

/**
 * Builds tfjs-node's own sources against the libraries in the folder.
 * @param {string} folder
 */
const buildAddon = folder =>
  compile(
    folder,
    ADDON,
    ['tfjs_backend.cc', 'tfjs_binding.cc'].map(file => join(packageFolder, 'binding', file)),
  );

/** @param {string} folder */
const buildSession = folder =>
  compile(
    folder,
    join(ADDONS, 'graph_session.node'),
    ['block_cache.cc', 'crew.cc', 'graph_session.cc'].map(file => join(sessionSources, file)),
  );

/**
 * @param {string} folder
 * @param {string} addon
 * @param {readonly string[]} sources
 */
const compile = (folder, addon, sources) =>
  runCommand(
    compiler() ?? 'c++',
    [
      ...['-shared', '-fPIC', '-O2', '-std=c++17', '-DNAPI_VERSION=8'],
      ...['-isystem', join(folder, 'include'), '-I', inRoot('node_modules', 'node-api-headers', 'include')],
      ...sources,
      ...['-L', join(folder, 'deps', 'lib'), '-l:libtensorflow_cc.so.2', '-l:libtensorflow_framework.so.2'],
      ...['-Wl,-rpath,$ORIGIN/../../deps/lib', '-o', join(folder, addon)],
    ],
    { quiet: true },
  );

/**
 * Short, and another one once a source in the folder changes.
 * @param {string} folder
 */
function digestOf(folder) {
  const hash = createHash('sha256');
  const sources = readdirSync(folder).filter(file => /\.(cc|h)$/.test(file));
  for (const file of sources.sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 8);
}

/**
 * tfjs-node's own download: an older TensorFlow, built by its makers.
 * @type {import('../cache/piece.mjs').Piece}
 */
const officialPiece = {
  name: `tfjs-node-${tfjsNode}-official-${system}`,
  label: `tfjs-node ${tfjsNode} as its makers built it`,
  bytes: 1_500e6,

  async make(folder) {
    const parts = ['deps', 'lib'];
    for (const part of parts) await rm(join(packageFolder, part), { recursive: true, force: true });
    await runCommand(process.execPath, [join('scripts', 'install.js')], { cwd: packageFolder });
    for (const part of parts) {
      await cp(join(packageFolder, part), join(folder, part), { recursive: true, verbatimSymlinks: true });
    }
    if (!existsSync(join(folder, ADDON))) {
      throw new SetupError('tfjs-node did not install its addon.', 'See the output above.');
    }
  },
};
