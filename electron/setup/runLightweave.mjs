import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';

/**
 * Becomes the built command line: same process, so that stdout, signals and the exit code are its own.
 * @param {readonly string[]} args
 */
export async function runLightweave(args) {
  const cli = inRoot('out', 'main', 'cli.js');
  process.argv = [process.execPath, cli, ...args];
  await import(pathToFileURL(cli).href);
}
