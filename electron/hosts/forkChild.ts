import { fork } from 'node:child_process';
import type { ForkEnvironment } from '../jobs/engineEnvironment.ts';
import type { HostProcess, ProcessExit } from '../jobs/HostProcess.ts';
import { outputTail } from '../jobs/outputTail.ts';

/** A child process of plain Node. `modulePath` is a built host, whose protocol the type parameters name. */
export function forkChild<Command extends object, Message>(
  modulePath: string,
  environment: ForkEnvironment = {},
): HostProcess<Command, Message> {
  // Its output goes nowhere: libraries print where they like, and stdout belongs to the host.
  const child = fork(modulePath, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...environment },
  });
  const output = outputTail(child.stdout, child.stderr);
  const exit = new Promise<ProcessExit>(resolve => {
    child.once('close', (code, signal) => resolve({ code, signal, output: output() }));
    // It could not be forked.
    child.on('error', error => resolve({ code: null, signal: null, output: error.message }));
  });
  return {
    send: command => {
      if (child.connected) child.send(command, () => undefined);
    },
    onMessage: listener => {
      child.on('message', message => listener(message as Message));
    },
    onExit: listener => {
      void exit.then(listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
