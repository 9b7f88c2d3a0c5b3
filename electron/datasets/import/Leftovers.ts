import type { Skipped } from './SourceDataset.ts';

const kept = 10_000;

/** What an import left out: all are counted, the first are listed. */
export class Leftovers {
  readonly list: Skipped[] = [];
  count = 0;

  add(skipped: Skipped): void {
    this.count += 1;
    if (this.list.length < kept) this.list.push(skipped);
  }
}
