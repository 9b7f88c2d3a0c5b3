import { parseArgs } from 'node:util';
import { assert } from '../../../shared/base/assert.ts';

/** What part of a benchmark to run. */
export interface Options {
  readonly rows: readonly string[];
  readonly rounds: number;
}

/** Reads `--rows a,b` (all by default) and `--rounds n` (5 by default) behind the benchmark's name. */
export function readOptions(all: readonly string[]): Options {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { rows: { type: 'string' }, rounds: { type: 'string', default: '5' } },
  });
  const rows = values.rows?.split(',') ?? all;
  const unknown = rows.filter(row => !all.includes(row));
  assert(unknown.length === 0, `no rows ${unknown.join(', ')}; there are ${all.join(', ')}`);
  const rounds = Number(values.rounds);
  assert(Number.isInteger(rounds) && rounds > 0, 'rounds are a whole number above 0');
  return { rows, rounds };
}
