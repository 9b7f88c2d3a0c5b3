import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.mjs';

/**
 * The command that runs a program of an installed npm package, on every system and without npx.
 * @param {string} packageName
 * @param {string} [program] where the package has several
 * @returns {string[]}
 */
export function programOf(packageName, program = packageName) {
  const folder = inRoot('node_modules', ...packageName.split('/'));
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [process.execPath, join(folder, typeof bin === 'string' ? bin : (bin[program] ?? program))];
}
