import type { CliCommand } from '../CliCommand.ts';
import { importCommand } from './datasets/import.ts';
import { list } from './datasets/list.ts';
import { remove, restore } from './datasets/remove.ts';
import { show } from './datasets/show.ts';

/** By itself it lists them. */
export const datasets: CliCommand = {
  ...list,
  name: 'datasets',
  examples: [
    'datasets',
    ...[list, importCommand, show, remove, restore].flatMap(({ examples }) => examples.slice(0, 1)),
  ],
  subcommands: [list, importCommand, show, remove, restore],
};
