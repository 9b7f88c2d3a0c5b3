import { vi } from 'vitest';
import type { EngineCommand, EngineMessage } from '../../../shared/jobs/EngineMessage.ts';
import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import type { EngineExit, EngineProcess } from '../EngineProcess.ts';

/** An engine without a process: it says and does what a test tells it to. Needs fake timers. */
export class FakeEngine implements EngineProcess {
  readonly sent: EngineCommand[] = [];
  isKilled = false;
  #message: (message: EngineMessage) => void = () => undefined;
  #exits: ((exit: EngineExit) => void)[] = [];
  #seq = 0;

  send(command: EngineCommand): void {
    this.sent.push(command);
  }
  onMessage(listener: (message: EngineMessage) => void): void {
    const before = this.#message;
    this.#message = message => {
      before(message);
      listener(message);
    };
  }
  onExit(listener: (exit: EngineExit) => void): void {
    this.#exits.push(listener);
  }
  kill(): void {
    this.isKilled = true;
    void this.exit({ code: null, signal: 'SIGKILL', output: '' });
  }
  async ready(): Promise<void> {
    this.#message({ type: 'ready', tensorflow: '2.18.0', startedInMs: 1 });
    await Promise.resolve();
  }
  say(jobId: string, body: JobEventBody): void {
    this.#seq += 1;
    this.#message({ type: 'event', event: { jobId, seq: this.#seq, time: this.#seq, ...body } });
  }
  hear(): void {
    this.#message({ type: 'stopping' });
  }
  refuse(reason: string): void {
    this.#message({ type: 'unavailable', reason });
  }
  /** Returns when what is told of it has been told. */
  async exit(exit: EngineExit): Promise<void> {
    for (const listener of this.#exits.splice(0)) listener(exit);
    await vi.advanceTimersByTimeAsync(0);
  }
}
