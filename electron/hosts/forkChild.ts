import { fork } from 'node:child_process';
import type { HostProcess } from '../jobs/HostProcess.ts';
import { outputTail } from '../jobs/outputTail.ts';

/** A child process of plain Node. `modulePath` is a built host, whose protocol the type parameters name. */
export function forkChild<Command extends object, Message>(modulePath: string): HostProcess<Command, Message> {
  // Its output goes nowhere: libraries print where they like, and stdout belongs to the host.
  const child = fork(modulePath, [], { serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const output = outputTail(child.stdout, child.stderr);
  return {
    send: command => {
      if (child.connected) child.send(command, () => undefined);
    },
    onMessage: listener => {
      child.on('message', message => listener(message as Message));
    },
    onExit: listener => {
      child.once('close', (code, signal) => listener({ code, signal, output: output() }));
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
