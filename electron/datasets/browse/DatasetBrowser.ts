import { AppError, deserialiseError } from '../../../shared/base/appError.ts';
import { describeExit } from '../../jobs/describeExit.ts';
import type { HostProcess } from '../../jobs/HostProcess.ts';
import type { BrowseCall, BrowseCalls, BrowseReply, BrowseRequest } from './BrowseCalls.ts';

export type BrowseProcess = HostProcess<BrowseRequest, BrowseReply>;

/** How long the process waits for another question; what it holds in memory goes with it. */
const idleMs = 60_000;

/** Reads datasets for the window in a process of their own, which is there while somebody looks at them. */
export class DatasetBrowser {
  readonly #fork: () => BrowseProcess;
  readonly #waiting = new Map<
    number,
    { readonly done: (reply: BrowseReply) => void; readonly fail: (why: AppError) => void }
  >();
  #process: BrowseProcess | null = null;
  #lastId = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(fork: () => BrowseProcess) {
    this.#fork = fork;
  }

  /** @throws AppError what was wrong with the dataset, or `dataset/processEnded`. */
  async ask<Call extends BrowseCall>(
    call: Call,
    input: BrowseCalls[Call]['input'],
  ): Promise<BrowseCalls[Call]['output']> {
    this.#lastId += 1;
    const id = this.#lastId;
    const reply = await new Promise<BrowseReply>((done, fail) => {
      this.#waiting.set(id, { done, fail });
      // Call and input come from the same row of the table.
      this.#open().send({ id, call, input } as BrowseRequest);
    });
    if (!reply.result.ok) throw deserialiseError(reply.result.error);
    // A reply is the output of the call that has its id.
    return reply.result.value;
  }

  /** Lets go of everything that is open: a dataset may be moved. */
  close(): void {
    this.#process?.kill();
    this.#process = null;
    clearTimeout(this.#timer);
  }

  #open(): BrowseProcess {
    clearTimeout(this.#timer);
    if (this.#process) return this.#process;
    const process = this.#fork();
    this.#process = process;
    process.onMessage(reply => this.#take(reply));
    process.onExit(exit => {
      if (this.#process === process) this.#process = null;
      const why = new AppError('dataset/processEnded', { reason: describeExit(exit) }, exit.output);
      for (const { fail } of this.#waiting.values()) fail(why);
      this.#waiting.clear();
    });
    return process;
  }

  #take(reply: BrowseReply): void {
    this.#waiting.get(reply.id)?.done(reply);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), idleMs);
    this.#timer.unref();
  }
}
