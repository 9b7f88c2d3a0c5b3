import { AppError } from '../../shared/base/appError.ts';
import type { JobHost } from '../../shared/jobs/hostOf.ts';
import { describeExit } from './describeExit.ts';
import type { ForkEnvironment } from './engineEnvironment.ts';
import type { EngineProcess, ForkEngine } from './EngineProcess.ts';

const startLimitMs = 60_000;

/** An engine process and the moment it can take a job. */
export interface StartedEngine {
  readonly process: EngineProcess;
  /** The version of TensorFlow. Rejects with `engine/cannotStart`; the process is then gone. */
  readonly ready: Promise<string>;
}

/** Forks a process for a job and waits until it can take one: an engine, for TensorFlow to load in it. */
export function startEngine(
  fork: ForkEngine,
  environment: ForkEnvironment,
  host: JobHost = 'engineHost',
): StartedEngine {
  const process = fork(host, environment);
  const ready = new Promise<string>((resolve, reject) => {
    const fail = (reason: string, output?: string): void => {
      clearTimeout(timer);
      reject(new AppError('engine/cannotStart', { reason }, output));
      process.kill();
    };
    const timer = setTimeout(() => fail(`no answer after ${startLimitMs / 1000} s`), startLimitMs);
    process.onMessage(message => {
      if (message.type === 'unavailable') fail(message.reason);
      if (message.type !== 'ready') return;
      clearTimeout(timer);
      resolve(message.tensorflow);
    });
    process.onExit(exit => fail(describeExit(exit), exit.output));
  });
  // Whoever waits for it hears of the failure; nobody has to.
  ready.catch(() => undefined);
  return { process, ready };
}
