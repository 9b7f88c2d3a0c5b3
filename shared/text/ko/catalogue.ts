import type { TextKey } from '../en/catalogue.ts';
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

/** Every sentence of the interface in Korean; the compiler demands one for every English one. */
export const interfaceText: Readonly<Record<TextKey, string>> = {
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
};
