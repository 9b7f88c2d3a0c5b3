import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { nameOf, recipes } from './recipes.ts';
import { trainRecipe } from './trainRecipe.ts';
import { logOf, writePage } from './writePage.ts';

const parts = process.argv.slice(2);

// Trains what has one of some parts in its name, or all.
for (const recipe of recipes) {
  const name = nameOf(recipe);
  if (parts.length > 0 && !parts.some(part => name.includes(part))) continue;
  const lines = await trainRecipe(recipe);
  mkdirSync(dirname(logOf(recipe)), { recursive: true });
  writeFileSync(logOf(recipe), `${lines.join('\n')}\n`);
  console.log(`${name}: ${lines.at(-1)}`);
}

const short = writePage();
if (short.length > 0) console.error(`short of the goal on MNIST, or not run: ${short.join(', ')}`);
process.exitCode = short.length === 0 ? 0 : 1;
