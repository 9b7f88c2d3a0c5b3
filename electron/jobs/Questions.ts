import { type AppError, deserialiseError } from '../../shared/base/appError.ts';
import type { Answer, Question } from '../../shared/jobs/Question.ts';
import type { StartedEngine } from './startEngine.ts';

interface Asking {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: AppError) => void;
}

/** What an engine is asked while it serves. Every question is answered or fails, also when the process is gone. */
export class Questions {
  readonly #engine: StartedEngine;
  readonly #pending = new Map<number, Asking>();
  #last = 0;
  #isOver = false;
  readonly #whyOver: () => AppError;

  /** `whyOver` tells why the process can no longer be asked. */
  constructor(engine: StartedEngine, whyOver: () => AppError) {
    this.#engine = engine;
    this.#whyOver = whyOver;
    engine.process.onMessage(message => {
      if (message.type !== 'answer') return;
      const { id, answer } = message;
      const asking = this.#pending.get(id);
      this.#pending.delete(id);
      if (answer.ok) asking?.resolve(answer.value);
      else asking?.reject(deserialiseError(answer.error));
    });
  }

  /** @throws AppError what the job answers, or why there is nobody to answer. */
  async ask(question: Question): Promise<Answer> {
    await this.#engine.ready;
    if (this.#isOver) throw this.#whyOver();
    this.#last += 1;
    const id = this.#last;
    const answered = new Promise<Answer>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
    });
    this.#engine.process.send({ type: 'ask', id, question });
    return answered;
  }

  /** The process is gone. */
  close(): void {
    this.#isOver = true;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(this.#whyOver());
  }
}
