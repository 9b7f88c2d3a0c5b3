import { fork } from 'node:child_process';
import type { EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import type { EngineExit, EngineProcess } from '../jobs/EngineProcess.ts';
import { outputTail } from '../jobs/outputTail.ts';

/** An engine as a child process of plain Node. `modulePath` is the built engine host. */
export function childEngine(modulePath: string): EngineProcess {
  // Its output goes nowhere: TensorFlow prints where it likes, and stdout belongs to the host.
  const child = fork(modulePath, [], { serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const output = outputTail(child.stdout, child.stderr);
  const exit = new Promise<EngineExit>(resolve => {
    child.once('close', (code, signal) => resolve({ code, signal, output: output() }));
    child.on('error', error => resolve({ code: null, signal: null, output: error.message }));
  });
  return {
    send: command => {
      if (child.connected) child.send(command, () => undefined);
    },
    onMessage: listener => {
      child.on('message', message => listener(message as EngineMessage));
    },
    onExit: listener => void exit.then(listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
