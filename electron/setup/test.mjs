import { allNeeds } from './needs/needs.mjs';
import { displayPrefix } from './needs/virtualDisplay.mjs';
import { smokeTest } from './packaging/smokeTest.mjs';
import { provision } from './provision.mjs';
import { programOf } from './terminal/programOf.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';
import { runChecks } from './testing/runChecks.mjs';
import { readPlaywright, runReported } from './testing/runReported.mjs';
import { sumOf } from './testing/Tally.mjs';

// `npm test`: set-up, checks, the real window, the packed app. Every part runs, and the last line counts them all.
let tally = { passed: 0, failed: 1 };
try {
  await runMain(async () => {
    await provision(allNeeds, createReport());
    const checks = (await runChecks()).map(result => result.tally);
    process.stdout.write('\n== end-to-end tests\n');
    const window = await runEndToEnd();
    process.stdout.write('\n== packed app\n');
    tally = sumOf([...checks, window, await smokeTest()]);
  });
} finally {
  process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

function runEndToEnd() {
  return runReported(
    file => ({
      command: [
        ...displayPrefix(),
        ...programOf('@playwright/test', 'playwright'),
        ...['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
      ],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    }),
    readPlaywright,
  );
}
