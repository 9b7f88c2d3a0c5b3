import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'vite';
import { peersPython } from '../../../electron/setup/needs/pythonPeers.mjs';
import { assert, required } from '../../../shared/base/assert.ts';
import type { Found } from './Found.ts';

/** A program that does a task in a process of its own, and says what it found. */
export interface Program {
  readonly command: readonly string[];
}

const bundles = join('out', 'bench');

/** A program of ours as one file, so that nothing of the tools that translate it is in its process. */
export async function ownProgram(name: string): Promise<Program> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join('e2e', 'bench', 'programs', `${name}.ts`),
      outDir: bundles,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return { command: [process.execPath, join(bundles, `${name}.mjs`)] };
}

/** A program in Python, in the environment of other people's frameworks. `choice` is its second argument. */
export const pythonProgram = (name: string, choice = ''): Program => ({
  command: [peersPython, '-B', join('e2e', 'bench', 'peers', `${name}.py`), choice],
});

/** Runs a program on a task; the folder goes in front of its own arguments. */
export async function runProgram(
  { command: [program = '', ...args] }: Program,
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Found> {
  const at = args.findIndex(arg => /\.(mjs|py)$/.test(arg)) + 1;
  const child = spawn(program, [...args.slice(0, at), folder, ...args.slice(at)], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const last = output.trim().split('\n').at(-1) ?? '';
  assert(child.exitCode === 0 && last.startsWith('{'), `${args.join(' ')} failed: ${errors.slice(-2000)}`);
  // Written by the programs beside this file.
  return required(JSON.parse(last) as Found, 'what was found');
}
