import { basename } from 'node:path';
import { assert } from '../../../shared/base/assert.ts';
import { formatNumber } from '../report/formatNumber.ts';
import { median } from '../report/statistics.ts';
import type { Found } from './Found.ts';
import { type Program, runProgram } from './Program.ts';

interface Turns {
  /** Holds the task, and has its name. */
  readonly folder: string;
  readonly rounds: number;
  /** How many weights everybody's network must have. */
  readonly params: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Who stays out: nothing is found of them. */
  readonly without?: readonly string[];
}

/** Everybody does the task in turn, each time in a fresh process; the order turns round from round to round. */
export async function measureInTurn<Name extends string>(
  programs: Readonly<Record<Name, Program>>,
  { folder, rounds, params, env = {}, without = [] }: Turns,
): Promise<Readonly<Record<Name, readonly Found[]>>> {
  const names = Object.keys(programs) as Name[];
  const found = Object.fromEntries(names.map(name => [name, [] as Found[]])) as Record<Name, Found[]>;
  const taking = names.filter(name => !without.includes(name));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? taking : taking.toReversed()) {
      const result = await runProgram(programs[name], folder, env);
      assert(result.params === params, `${name} has ${result.params} weights in ${folder}, not ${params}`);
      found[name].push(result);
      const told = `${formatNumber(median(result.timesMs))} ms, ${formatNumber(result.peakMiB)} MiB`;
      console.log(`${basename(folder)}, round ${round + 1} of ${rounds}: ${name} ${told}`);
    }
  }
  return found;
}

/** Milliseconds, the median of each round. */
export const timesOf = (found: readonly Found[]): number[] => found.map(({ timesMs }) => median(timesMs));

export const versionOf = ([found]: readonly Found[]): string => found?.version ?? '';
