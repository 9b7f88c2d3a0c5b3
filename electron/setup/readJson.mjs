import { readFileSync } from 'node:fs';

/**
 * The content of a JSON file. Whoever reads it says what it is.
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
