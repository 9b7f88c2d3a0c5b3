/**
 * How many tests passed and failed.
 * @typedef {{ passed: number, failed: number }} Tally
 */

/**
 * The tally of one thing that works or does not.
 * @param {boolean} works
 * @returns {Tally}
 */
export function tallyOf(works) {
  return works ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sumOf(tallies) {
  return tallies.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}
