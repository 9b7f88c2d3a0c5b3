import type { ForkEnvironment } from '../../jobs/engineEnvironment.ts';
import { type StartedEngine, startEngine } from '../../jobs/startEngine.ts';
import { forkChild } from '../forkChild.ts';

/** Engine processes for one job each; the next one loads TensorFlow while the one before is at work. */
export class WarmEngines {
  readonly #fork: () => StartedEngine;
  #next: StartedEngine;

  constructor(engineHost: string, environment: ForkEnvironment) {
    this.#fork = () => startEngine(() => forkChild(engineHost, environment), environment);
    this.#next = this.#fork();
  }

  take(): StartedEngine {
    const engine = this.#next;
    this.#next = this.#fork();
    return engine;
  }

  /** Returns once the last one is gone. */
  async end(): Promise<void> {
    const gone = new Promise<void>(resolve => this.#next.process.onExit(() => resolve()));
    this.#next.process.kill();
    await gone;
  }
}
