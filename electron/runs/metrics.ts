import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isSystemError } from '../files/systemError.ts';

const metricSchema = z.strictObject({
  time: z.number(),
  scope: z.enum(['batch', 'epoch', 'validation', 'test']),
  epoch: z.number().int(),
  step: z.number().int(),
  values: z.record(z.string(), z.number()),
});
/** One line of a run's metrics: every batch, every epoch, the test. */
export type Metric = z.infer<typeof metricSchema>;

/** Appends metrics to a file, many at a time. */
export class MetricsLog {
  readonly #path: string;
  #waiting: string[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  add(metric: Metric): void {
    this.#waiting.push(`${JSON.stringify(metric)}\n`);
  }

  /** Returns once everything added is in the file. What cannot be written now is tried again at the next call. */
  async flush(): Promise<void> {
    const lines = this.#waiting;
    if (lines.length === 0) return;
    await appendFile(this.#path, lines.join(''));
    this.#waiting = this.#waiting.slice(lines.length);
  }
}

/** The metrics of a run, as far as its lines are whole: the last one may be torn, and none is worth the rest. */
export async function readMetrics(path: string): Promise<readonly Metric[]> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    if (isSystemError(thrown, 'ENOENT')) return '';
    throw thrown;
  });
  return text.split('\n').flatMap(line => {
    try {
      return [metricSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
