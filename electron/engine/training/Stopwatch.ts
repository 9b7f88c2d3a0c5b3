import type { JobContext } from '../JobContext.ts';

/** Measures the time that a training takes, over all its legs: it stands still while the job is held. */
export class Stopwatch {
  readonly #context: JobContext;
  /** When it would have been begun, had it never stood still. */
  #beganAt: number;
  #heldAt: number | null = null;

  constructor(context: JobContext, beforeMs: number) {
    this.#context = context;
    this.#beganAt = context.clock.now() - beforeMs;
  }

  get elapsedMs(): number {
    return (this.#heldAt ?? this.#context.clock.now()) - this.#beganAt;
  }

  /** The context in which this is noticed when a job is held. */
  get context(): JobContext {
    const { pausing } = this.#context;
    const whenResumed = (): Promise<void> => this.#standStill(() => pausing.whenResumed());
    return {
      ...this.#context,
      pausing: {
        get isPaused() {
          return pausing.isPaused;
        },
        whenResumed,
      },
    };
  }

  async #standStill(whenResumed: () => Promise<void>): Promise<void> {
    const { clock } = this.#context;
    const heldAt = (this.#heldAt = clock.now());
    await whenResumed();
    this.#beganAt += clock.now() - heldAt;
    this.#heldAt = null;
  }
}
