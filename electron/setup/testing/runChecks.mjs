import { join } from 'node:path';
import { launch } from '../terminal/launch.mjs';
import { programOf } from '../terminal/programOf.mjs';
import { readVitest, runReported } from './runReported.mjs';
import { tallyOf } from './Tally.mjs';

/**
 * The checks that need no window, the quick ones first. All run, whatever the earlier ones say.
 * @returns {Promise<{ name: string, tally: import('./Tally.mjs').Tally }[]>}
 */
export async function runChecks() {
  const results = [];
  for (const { name, command } of steps()) {
    process.stdout.write(`\n== ${name}\n`);
    results.push({ name, tally: tallyOf((await launch(command)) === 0) });
  }
  process.stdout.write('\n== unit and property tests\n');
  results.push({ name: 'unit and property tests', tally: await runUnitTests() });
  return results;
}

/** Each counts as one test. */
function steps() {
  return [
    { name: 'generated files', command: [process.execPath, join(import.meta.dirname, '..', 'gen.mjs'), '--check'] },
    { name: 'format', command: [...programOf('@biomejs/biome', 'biome'), 'format'] },
    { name: 'types', command: [...programOf('typescript', 'tsc'), '-b'] },
    { name: 'lint', command: [...programOf('eslint'), '.'] },
    {
      name: 'layer rules',
      command: [...programOf('dependency-cruiser', 'depcruise'), 'shared', 'electron', 'renderer', 'e2e'],
    },
    { name: 'dead code', command: programOf('knip') },
  ];
}

function runUnitTests() {
  return runReported(
    file => ({
      command: [...programOf('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    }),
    readVitest,
  );
}
