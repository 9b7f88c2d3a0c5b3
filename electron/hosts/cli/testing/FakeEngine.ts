import type { EngineCommand, EngineMessage } from '../../../../shared/jobs/EngineMessage.ts';
import type { JobEventBody } from '../../../../shared/jobs/JobEvent.ts';
import type { EngineProcess } from '../../../jobs/EngineProcess.ts';
import type { ProcessExit } from '../../../jobs/HostProcess.ts';

/** An engine that says what the test tells it to, as answers to the commands it gets. */
export class FakeEngine implements EngineProcess {
  readonly commands: EngineCommand[] = [];
  readonly #answer: (command: EngineCommand, engine: FakeEngine) => void;
  readonly #messages: ((message: EngineMessage) => void)[] = [];
  readonly #exits: ((exit: ProcessExit) => void)[] = [];
  #jobId = '';
  #seq = 0;

  constructor(answer: (command: EngineCommand, engine: FakeEngine) => void) {
    this.#answer = answer;
    queueMicrotask(() => this.#say({ type: 'ready', tensorflow: '2.18.0', startedInMs: 1 }));
  }

  send(command: EngineCommand): void {
    this.commands.push(command);
    if (command.type === 'start') this.#jobId = command.jobId;
    this.#answer(command, this);
  }
  onMessage(listener: (message: EngineMessage) => void): void {
    this.#messages.push(listener);
  }
  onExit(listener: (exit: ProcessExit) => void): void {
    this.#exits.push(listener);
  }
  kill(): void {
    this.exit({ code: null, signal: 'SIGKILL', output: '' });
  }

  tell(...bodies: readonly JobEventBody[]): void {
    for (const body of bodies) {
      this.#seq += 1;
      this.#say({ type: 'event', event: { jobId: this.#jobId, seq: this.#seq, time: this.#seq * 1000, ...body } });
    }
  }
  exit(exit: ProcessExit = { code: 0, signal: null, output: '' }): void {
    for (const listener of this.#exits.splice(0)) listener(exit);
  }
  #say(message: EngineMessage): void {
    for (const listener of this.#messages) listener(message);
  }
}
