import { spawn } from 'node:child_process';

/**
 * Runs a program that takes over the terminal, hands signals on to it, and ends with its exit code.
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} [env] added to the environment of this process
 * @returns {Promise<number>} the exit code; 1 if a signal ended it
 */
export function launch([program = '', ...args], env = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    /** @param {NodeJS.Signals} signal */
    const handOn = signal => void child.kill(signal);
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, handOn);
    child.on('error', fail);
    child.on('close', code => {
      for (const signal of signals) process.off(signal, handOn);
      done(code ?? 1);
    });
  });
}
