import { constants } from 'node:os';
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { JobHost } from '../../shared/jobs/hostOf.ts';
import type { ForkEnvironment } from '../jobs/engineEnvironment.ts';
import type { HostProcess, ProcessExit } from '../jobs/HostProcess.ts';
import { outputTail } from '../jobs/outputTail.ts';

/** A utility process of Electron that runs one of the built hosts, whose protocol the type parameters name. */
export function forkUtility<Command, Message>(
  host: JobHost | 'browseHost' | 'imageHost',
  environment: ForkEnvironment = {},
): HostProcess<Command, Message> {
  const modulePath = join(app.getAppPath(), 'out/main', `${host}.js`);
  const child = utilityProcess.fork(modulePath, [], {
    serviceName: host,
    stdio: 'pipe',
    env: { ...process.env, ...environment },
  });
  const output = outputTail(child.stdout, child.stderr);
  const exit = new Promise<ProcessExit>(resolve => {
    child.once('exit', code => resolve({ code, signal: signalOf(code), output: output() }));
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
      child.on('message', (message: Message) => listener(message));
    },
    onExit: listener => {
      void exit.then(listener);
    },
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}

const fatalSignals = ['SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGKILL', 'SIGSEGV', 'SIGTERM', 'SIGTRAP'] as const;

/** Electron gives the number of a fatal signal as the exit code; no host uses such a code for itself. */
const signalOf = (code: number): string | null => fatalSignals.find(name => constants.signals[name] === code) ?? null;
