import { join } from 'node:path';
import { inRoot } from '../paths.mjs';
import { readJson } from '../readJson.mjs';

/**
 * The command that runs a program of an installed npm package, on every system and without npx.
 * @param {string} packageName
 * @param {string} [program] where the package has several
 * @returns {string[]}
 */
export function programOf(packageName, program = packageName) {
  const folder = inRoot('node_modules', ...packageName.split('/'));
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (readJson(join(folder, 'package.json')));
  return [process.execPath, join(folder, typeof bin === 'string' ? bin : (bin[program] ?? program))];
}
