import { appendFileSync } from 'node:fs';

const file = process.env['LIGHTWEAVE_TIMINGS'];

/**
 * Notes when a step of the start was reached, in milliseconds since 1970, in this process's performance timeline. Where
 * the environment names a file by `LIGHTWEAVE_TIMINGS`, a line `{"mark","time"}` goes there as well, for benchmarks that
 * look from outside.
 */
export function markTime(mark: string, time: number = Date.now()): void {
  performance.mark(mark, { startTime: Math.max(0, time - performance.timeOrigin) });
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ mark, time })}\n`);
}
