import { utilityProcess } from 'electron';
import type { EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import type { EngineProcess } from '../jobs/EngineProcess.ts';
import type { ProcessExit } from '../jobs/HostProcess.ts';
import { outputTail } from '../jobs/outputTail.ts';

/** An engine as a utility process of Electron. `modulePath` is the built engine host. */
export function utilityEngine(modulePath: string): EngineProcess {
  const child = utilityProcess.fork(modulePath, [], { serviceName: 'Lightweave engine', stdio: 'pipe' });
  const output = outputTail(child.stdout, child.stderr);
  const exit = new Promise<ProcessExit>(resolve => {
    child.once('exit', code => resolve({ code, signal: null, output: output() }));
  });
  let isAlive = true;
  void exit.then(() => {
    isAlive = false;
  });
  return {
    send: command => {
      if (isAlive) child.postMessage(command);
    },
    onMessage: listener => {
      child.on('message', (message: EngineMessage) => listener(message));
    },
    onExit: listener => {
      void exit.then(listener);
    },
    kill: () => {
      if (isAlive && child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
