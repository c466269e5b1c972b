/**
 * What failed and why, read from the JSON reports of the runners, so short that a log which is cut
 * still tells the cause.
 *
 * @typedef {{ name: string, reason: string }} Failure
 * @typedef {{ title: string, file?: string, suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite
 * @typedef {{ title: string, file: string, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ status: 'expected' | 'unexpected' | 'flaky' | 'skipped', results: { errors: ReportedError[] }[] }} PlaywrightTest
 * @typedef {{ message?: string, location?: { file: string, line: number } }} ReportedError
 * @typedef {{ name: string, status: string, message: string, assertionResults: VitestTest[] }} VitestFile
 * @typedef {{ fullName: string, status: string, failureMessages: string[] }} VitestTest
 */

const maxLines = 30;
const maxLineLength = 160;
const maxExplained = 12;

/** What a terminal draws colours with. */
// eslint-disable-next-line no-control-regex -- that is what they begin with
const colors = /\u001b\[[\d;]*m/g;

/** @param {string} text */
const linesOf = (text) =>
  text
    .replace(colors, '')
    .split('\n')
    .map((line) => line.trimEnd().slice(0, maxLineLength))
    .filter((line) => line !== '');

/**
 * What a command said last: a runner that dies says why at its end.
 *
 * @param {string} output
 */
export const lastLines = (output) => linesOf(output).slice(-maxLines).join('\n');

/**
 * All failures within some two screens: the more there are, the less of each. Beyond the first ones only names.
 *
 * @param {readonly Failure[]} failures
 */
export function describeFailures(failures) {
  const lines = Math.max(4, Math.min(maxLines, Math.floor((2 * maxLines) / failures.length)));
  return failures
    .map(({ name, reason }, index) => {
      const title = `${index + 1}. ${name}`;
      if (index >= maxExplained) return title;
      const all = linesOf(reason);
      const left = all.length - lines;
      const shown = [...all.slice(0, lines), ...(left > 0 ? [`… ${left} lines more`] : [])];
      return [title, ...shown.map((line) => `     ${line}`)].join('\n');
    })
    .join('\n');
}

/**
 * @param {string} report what Vitest's json reporter wrote
 * @returns {Failure[]}
 */
export function vitestFailures(report) {
  const { testResults } = /** @type {{ testResults: VitestFile[] }} */ (JSON.parse(report));
  return testResults.flatMap(({ name: path, status, message, assertionResults }) => {
    const file = path.replace(/^.*\/(?=test\/)/, '');
    const failed = assertionResults.filter((test) => test.status !== 'passed');
    // A file that did not load has no tests to blame.
    if (status === 'failed' && failed.length === 0) return [{ name: file, reason: message }];
    return failed.map(({ fullName, status: outcome, failureMessages }) => ({
      name: `${file} › ${fullName}`,
      reason: failureMessages.join('\n') || `It did not run: ${outcome}.`,
    }));
  });
}

/**
 * @param {string} report what Playwright's json reporter wrote
 * @param {'failed' | 'flaky'} outcome `flaky`: those that passed when they were tried again
 * @returns {Failure[]}
 */
export function playwrightFailures(report, outcome = 'failed') {
  const { suites, errors } = /** @type {{ suites: PlaywrightSuite[], errors: ReportedError[] }} */ (
    JSON.parse(report)
  );
  const wanted = outcome === 'flaky' ? ['flaky'] : ['unexpected', 'skipped'];
  const failed = suites
    .flatMap((suite) => specsOf(suite, []))
    .flatMap(({ name, tests }) =>
      tests
        .filter(({ status }) => wanted.includes(status))
        .map(({ results }) => ({ name, reason: reasonOf(results.flatMap((result) => result.errors)) })),
    );
  const outside = outcome === 'failed' && errors.length > 0;
  return outside ? [...failed, { name: 'outside of any test', reason: reasonOf(errors) }] : failed;
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string[]} path
 * @returns {{ name: string, tests: PlaywrightTest[] }[]}
 */
function specsOf({ title, specs = [], suites = [] }, path) {
  const here = [...path, title];
  return [
    ...specs.map((spec) => ({ name: [...here, spec.title].join(' › '), tests: spec.tests })),
    ...suites.flatMap((suite) => specsOf(suite, here)),
  ];
}

/** @param {ReportedError[]} errors */
const reasonOf = (errors) =>
  errors
    .map(({ message = '', location }) => {
      const file = location?.file.replace(/^.*\/(?=test\/)/, '');
      return location ? `${message}\n    at ${file}:${location.line}` : message;
    })
    .join('\n') || 'It did not run.';
