import type { ImportContext } from './ImportContext.ts';
import type { SourceDataset } from './SourceDataset.ts';

/** Progress events at most this often. */
const intervalMs = 200;

/** Tells how far an import is, how fast it goes and how long it will take. */
export class ImportProgress {
  readonly #source: SourceDataset;
  readonly #context: ImportContext;
  readonly #startedAt: number;
  #toldAt: number;
  #examples = 0;

  constructor(source: SourceDataset, context: ImportContext) {
    this.#source = source;
    this.#context = context;
    this.#startedAt = this.#toldAt = context.clock.now();
  }

  oneMore(): void {
    this.#examples += 1;
    const now = this.#context.clock.now();
    if (now - this.#toldAt < intervalMs) return;
    this.#toldAt = now;
    const elapsedMs = now - this.#startedAt;
    const share = Math.min(1, this.#source.progress());
    this.#context.emit({
      type: 'progress',
      phase: 'importing',
      done: this.#source.count === null ? Math.round(share * 100) : Math.min(this.#examples, this.#source.count),
      total: this.#source.count ?? 100,
      rate: (1000 * this.#examples) / elapsedMs,
      ...(share > 0 ? { remainingMs: (elapsedMs * (1 - share)) / share } : {}),
    });
  }
}
