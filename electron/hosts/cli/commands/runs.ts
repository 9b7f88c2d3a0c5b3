import type { CliCommand } from '../CliCommand.ts';
import { compare } from './runs/compare.ts';
import { edit } from './runs/edit.ts';
import { list } from './runs/list.ts';
import { remove } from './runs/remove.ts';
import { restore } from './runs/restore.ts';
import { show } from './runs/show.ts';

const subcommands: readonly CliCommand[] = [list, show, compare, edit, remove, restore];

/** By itself it lists them. */
export const runs: CliCommand = {
  ...list,
  name: 'runs',
  examples: ['runs', ...subcommands.flatMap(({ examples }) => examples.slice(0, 1))],
  subcommands,
};
