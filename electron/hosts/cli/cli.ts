import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dataRoot } from '../../files/dataRoot.ts';
import { forkedDecoder } from '../images/forkedDecoder.ts';
import { forkChild } from '../forkChild.ts';
import type { CliPorts } from './CliPorts.ts';
import { environmentLocale } from './environmentLocale.ts';
import { runCli } from './runCli.ts';

// The command line in plain Node: `node out/main/cli.js …`.
const built = import.meta.dirname;
const root = resolve(built, '..', '..');

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const setupDoctor = join(root, 'electron', 'setup', 'doctor.mjs');

const runSetupDoctor = (): Promise<number> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [setupDoctor], { stdio: 'inherit' });
    child.once('error', fail).once('close', code => done(code ?? 1));
  });

const ports: CliPorts = {
  stdout: process.stdout,
  stderr: process.stderr,
  isTerminal: process.stderr.isTTY,
  locale: environmentLocale(process.env),
  version,
  templatesFolder: join(root, 'templates'),
  dataRoot: dataRoot(),
  forkEngine: (host, environment) => forkChild(join(built, `${host}.js`), environment),
  decodeImages: forkedDecoder(() => forkChild(join(built, 'imageHost.js'))),
  onInterrupt(listener) {
    process.on('SIGINT', listener).on('SIGTERM', listener);
    return () => {
      process.off('SIGINT', listener).off('SIGTERM', listener);
    };
  },
  runSetupDoctor: existsSync(setupDoctor) ? runSetupDoctor : null,
};

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

// Not `process.exit`: what was written to a pipe has yet to leave.
process.exitCode = await runCli(process.argv.slice(2), ports);
