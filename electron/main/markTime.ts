import { appendFileSync } from 'node:fs';

const file = process.env['LIGHTWEAVE_TIMINGS'];

/**
 * Notes when a step of the start was reached, in this process's performance timeline. Where the environment names a file
 * by `LIGHTWEAVE_TIMINGS`, a line `{"mark","time"}` goes there as well (milliseconds since 1970), for benchmarks that
 * look from outside.
 */
export function markTime(mark: string): void {
  performance.mark(mark);
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ mark, time: Date.now() })}\n`);
}
