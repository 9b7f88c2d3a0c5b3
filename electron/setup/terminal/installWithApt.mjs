import { createInterface } from 'node:readline/promises';
import { findProgram, outputOf, runCommand } from './runCommand.mjs';
import { SetupError } from './SetupError.mjs';

/**
 * Installs Debian packages. Asks first where somebody can answer; without an answer it goes ahead only as root.
 * @param {readonly string[]} names as Debian 12 has them
 * @param {import('./report.mjs').Report} report
 */
export async function installWithApt(names, report) {
  const mend = `apt-get install -y ${names.join(' ')}`;
  if (findProgram('apt-get') === undefined) {
    throw new SetupError('This system has no apt-get.', `Install what these Debian packages hold: ${names.join(' ')}`);
  }
  const isRoot = process.getuid?.() === 0;
  const isAnswered = process.stdin.isTTY && process.stderr.isTTY && !process.env['CI'];
  if (isAnswered ? !(await confirm(`  Run \`${mend}\`${isRoot ? '' : ' with sudo'}? [y/N] `)) : !isRoot) {
    throw new SetupError('System packages are missing.', isRoot ? mend : `sudo ${mend}`);
  }
  const prefix = isRoot ? [] : ['sudo'];
  report.say(`  ${mend}`);
  await run([...prefix, 'apt-get', 'update', '-q']);
  await run([...prefix, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', ...names.map(currentName)]);
}

/** @param {string} question */
async function confirm(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/**
 * @param {string[]} command
 */
async function run([program = '', ...args]) {
  await runCommand(program, args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true });
}

/**
 * Newer Debian and Ubuntu releases renamed libraries whose time type changed: `libasound2` is `libasound2t64`.
 * @param {string} name
 */
function currentName(name) {
  return outputOf('apt-cache', ['show', `${name}t64`])?.trim() ? `${name}t64` : name;
}
