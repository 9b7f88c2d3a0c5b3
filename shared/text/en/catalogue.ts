import { app } from './app.ts';
import { canvas } from './canvas.ts';
import { cli } from './cli.ts';
import { cliRuns } from './cliRuns.ts';
import { datasets } from './datasets.ts';
import { gallery } from './gallery.ts';
import { lessons } from './lessons.ts';
import { menu } from './menu.ts';
import { runs } from './runs.ts';
import { training } from './training.ts';
import { trainOptions } from './trainOptions.ts';

/** Every sentence of the interface in English; problems and errors have tables of their own. */
export const interfaceText = {
  ...app,
  ...canvas,
  ...cli,
  ...cliRuns,
  ...datasets,
  ...gallery,
  ...lessons,
  ...menu,
  ...runs,
  ...training,
  ...trainOptions,
} as const;

export type TextKey = keyof typeof interfaceText;
