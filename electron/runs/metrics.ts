import { appendFile, readFile, stat, truncate } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../shared/base/appError.ts';
import { isSystemError, systemReason } from '../files/systemError.ts';
import { writeAtomic } from '../files/writeAtomic.ts';
import type { Progress } from './Progress.ts';

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
  /** Of the file, as far as its lines are whole; null before the first look. */
  #size: number | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  add(metric: Metric): void {
    this.#waiting.push(`${JSON.stringify(metric)}\n`);
  }

  /** Returns once everything added is in the file. What cannot be written now is tried again at the next call. @throws AppError `file/cannotWrite` */
  async flush(): Promise<void> {
    const lines = this.#waiting;
    if (lines.length === 0) return;
    const size = (this.#size ??= await sizeOf(this.#path));
    const bytes = Buffer.from(lines.join(''));
    await appendFile(this.#path, bytes).catch(async (thrown: unknown) => {
      // A full disk takes the beginning: it would be there twice.
      await truncate(this.#path, size).catch(() => undefined);
      throw new AppError('file/cannotWrite', { file: this.#path, reason: systemReason(thrown) }, thrown);
    });
    this.#size = size + bytes.length;
    this.#waiting = this.#waiting.slice(lines.length);
  }

  /** Drops what lies beyond a point to which training goes back, and torn lines. */
  async rewind({ epochs, step }: Pick<Progress, 'epochs' | 'step'>): Promise<void> {
    const stays = (metric: Metric): boolean =>
      metric.scope === 'batch' ? metric.step <= step : metric.scope !== 'test' && metric.epoch <= epochs;
    const lines = (await readMetrics(this.#path)).filter(stays).map(metric => `${JSON.stringify(metric)}\n`);
    await writeAtomic(this.#path, lines.join(''));
    this.#size = null;
  }
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** The metrics of a run, as far as its lines are whole: the last one may be torn, and none is worth the rest. */
export async function readMetrics(path: string): Promise<readonly Metric[]> {
  return parseMetrics(await readLines(path));
}

/**
 * The metrics of a run for somebody who looks at curves: every epoch, and of very many batches an even choice of at most
 * `mostBatches`. To read each of a million lines would take seconds.
 */
export async function readCurves(path: string, mostBatches: number): Promise<readonly Metric[]> {
  const batches: string[] = [];
  const others: string[] = [];
  for (const line of await readLines(path)) (line.includes('"scope":"batch"') ? batches : others).push(line);
  const stride = Math.ceil(batches.length / mostBatches);
  const chosen = stride <= 1 ? batches : batches.filter((_, index) => index % stride === 0);
  return parseMetrics([...chosen, ...others]);
}

async function readLines(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    if (isSystemError(thrown, 'ENOENT')) return '';
    throw thrown;
  });
  return text.split('\n');
}

const parseMetrics = (lines: readonly string[]): readonly Metric[] =>
  lines.flatMap(line => {
    try {
      return [metricSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
