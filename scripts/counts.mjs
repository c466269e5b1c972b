/**
 * How many tests of a suite passed and failed, read from the JSON reports of the runners. A test
 * that was skipped has shown nothing, so it counts as failed; so does a suite without a test. A flaky
 * one (failed, then passed when tried again) has passed; who prints the counts also names it.
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Never "all passed" when the runner said otherwise (a file that did not load, an error outside of
 * any test), and never a pass without a test.
 *
 * @param {Counts} counts
 * @param {boolean} isSuccess whether the runner ended with code 0
 * @returns {Counts}
 */
function settle({ passed, failed }, isSuccess) {
  const isHollow = failed === 0 && (!isSuccess || passed === 0);
  return { passed, failed: isHollow ? 1 : failed };
}

/**
 * @param {string} report what Vitest's json reporter wrote
 * @param {boolean} isSuccess
 */
export function countVitest(report, isSuccess) {
  const { numPassedTests, numTotalTests } = /** @type {{ numPassedTests: number, numTotalTests: number }} */ (
    JSON.parse(report)
  );
  return settle({ passed: numPassedTests, failed: numTotalTests - numPassedTests }, isSuccess);
}

/**
 * @param {string} report what Playwright's json reporter wrote
 * @param {boolean} isSuccess
 */
export function countPlaywright(report, isSuccess) {
  const { stats } =
    /** @type {{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }} */ (
      JSON.parse(report)
    );
  const { expected, unexpected, flaky, skipped } = stats;
  return settle({ passed: expected + flaky, failed: unexpected + skipped }, isSuccess);
}

/**
 * A check without tests of its own: one, passed or failed.
 *
 * @param {boolean} isSuccess
 * @returns {Counts}
 */
export const countCheck = (isSuccess) => ({ passed: isSuccess ? 1 : 0, failed: isSuccess ? 0 : 1 });

/**
 * The checks run without a network, too: then nothing was looked at, nothing has passed, and nothing failed.
 *
 * @param {boolean} isSuccess
 * @param {string} output what scripts/audit.mjs printed
 * @returns {Counts}
 */
export const countAudit = (isSuccess, output) =>
  output.startsWith('Could not be checked') ? { passed: 0, failed: 0 } : countCheck(isSuccess);

/** @param {Counts} counts */
export const isNotChecked = ({ passed, failed }) => passed + failed === 0;

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}
