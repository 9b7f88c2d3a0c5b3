import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './SetupError.mjs';

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to the environment of this process
 * @property {boolean} [quiet] keep the output and show it only if the command fails
 */

/**
 * Runs a command to its end; its output goes to stderr.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<void>} rejects with a `SetupError` if the exit code is not 0
 */
export function runCommand(command, args, options = {}) {
  const shown = [command, ...args].join(' ');
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', process.stderr, process.stderr],
    });
    let output = '';
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));
    child.on('error', error => fail(new SetupError(`Cannot run ${command}: ${error.message}`, `Install ${command}.`)));
    child.on('close', (code, signal) => {
      if (code === 0) {
        done();
        return;
      }
      process.stderr.write(output);
      fail(new SetupError(`\`${shown}\` ended with ${signal ?? `exit code ${code}`}.`, 'See the output above.'));
    });
  });
}

/**
 * What a short command prints, or `undefined` if it cannot be run or fails.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function outputOf(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}

/**
 * The first of some programs that is on the PATH, or `undefined`.
 * @param {...string} names
 */
export function findProgram(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.find(name => folders.some(folder => endings.some(ending => isExecutable(join(folder, name + ending)))));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs npm: the very one that runs this process, if one does.
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 */
export function runNpm(args, options) {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('npm-cli.js')) return runCommand(process.execPath, [script, ...args], options);
  // On Windows npm is a batch file, which only its shell can start.
  return process.platform === 'win32'
    ? runCommand('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
    : runCommand('npm', args, options);
}
