import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJson } from '../readJson.mjs';
import { launch } from '../terminal/launch.mjs';

/**
 * @typedef {import('./Tally.mjs').Tally} Tally
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numFailedTestSuites also counts files that could not be loaded
 *
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number }} stats
 */

/**
 * Runs a test runner that writes a JSON report, its output streaming by, and reads the tally off the report.
 * A runner that fails without a failed test, or writes no report, counts as one failed test.
 * @template Report
 * @param {(reportFile: string) => { command: string[], env?: NodeJS.ProcessEnv }} plan
 * @param {(report: Report) => Tally} read
 * @returns {Promise<Tally>}
 */
export async function runReported(plan, read) {
  const folder = await mkdtemp(join(tmpdir(), 'lightweave-report-'));
  const file = join(folder, 'report.json');
  const { command, env } = plan(file);
  const code = await launch(command, env);
  const tally = existsSync(file) ? read(/** @type {Report} */ (readJson(file))) : { passed: 0, failed: 0 };
  await rm(folder, { recursive: true });
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {VitestReport} report
 * @returns {Tally}
 */
export function readVitest({ numPassedTests, numFailedTests, numFailedTestSuites }) {
  return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0) };
}

/**
 * A test that passes only when it is repeated has failed.
 * @param {PlaywrightReport} report
 * @returns {Tally}
 */
export function readPlaywright({ stats: { expected, unexpected, flaky } }) {
  return { passed: expected, failed: unexpected + flaky };
}
