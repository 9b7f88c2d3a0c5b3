import { runMain } from './terminal/runMain.mjs';
import { runChecks } from './testing/runChecks.mjs';
import { sumOf } from './testing/Tally.mjs';

// `npm run check`: all checks that need no window, with one line each at the end.
await runMain(async () => {
  const results = await runChecks();
  process.stdout.write('\n');
  for (const { name, tally } of results) process.stdout.write(`${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${name}\n`);
  process.exitCode = sumOf(results.map(({ tally }) => tally)).failed === 0 ? 0 : 1;
});
