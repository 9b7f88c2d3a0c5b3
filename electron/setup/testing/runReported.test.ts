import { expect, test } from 'vitest';
import { readPlaywright, readVitest, runReported } from './runReported.mjs';

const readPlain = (report: { passed: number; failed: number }) => report;

function runScript(script: string) {
  return runReported(file => ({ command: [process.execPath, '-e', script], env: { REPORT: file } }), readPlain);
}

const writing = (report: string) => `require('fs').writeFileSync(process.env.REPORT, '${report}');`;

test('the tally is the one of the report', async () => {
  expect(await runScript(writing('{"passed":3,"failed":0}'))).toEqual({ passed: 3, failed: 0 });
  expect(await runScript(`${writing('{"passed":3,"failed":2}')} process.exit(1)`)).toEqual({ passed: 3, failed: 2 });
});

test('a runner that fails without a failed test, or dies before its report, has failed', async () => {
  expect(await runScript(`${writing('{"passed":3,"failed":0}')} process.exit(1)`)).toEqual({ passed: 3, failed: 1 });
  expect(await runScript('process.kill(process.pid, "SIGKILL")')).toEqual({ passed: 0, failed: 1 });
});

test('a test file that cannot be loaded, and a test that passes only when repeated, have failed', () => {
  expect(readVitest({ numPassedTests: 5, numFailedTests: 0, numFailedTestSuites: 1 })).toEqual({
    passed: 5,
    failed: 1,
  });
  expect(readPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1 } })).toEqual({ passed: 4, failed: 2 });
});
