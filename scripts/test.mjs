import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { countAudit, countCheck, countPlaywright, countVitest, isNotChecked, sum } from './counts.mjs';
import { describeFailures, lastLines, playwrightFailures, vitestFailures } from './failures.mjs';
import { runCommand } from './run-command.mjs';

// Every check of the project, and those in a browser last. All of them run, whatever fails: one run tells all
// that is wrong. A line for each, then what failed and the beginning of why, within the few thousand
// characters that many machines keep of a log; the whole of what each printed is in reports/test/.

const folder = 'reports/test';
const reports = { vitest: `${folder}/vitest.json`, playwright: `${folder}/playwright.json` };

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {import('./failures.mjs').Failure} Failure
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} command
 * @property {Record<string, string>} [env]
 * @property {boolean} [isPatient] whether others go first
 * @property {(isSuccess: boolean, output: string) => Counts} [count] from its report; without one it is a check, and counts as one
 * @property {() => Failure[]} [findFailures] from its report
 * @property {() => Failure[]} [findFlaky] those that failed and then passed
 */

/** Those that look at the text of the project only. @type {Suite[]} */
const staticSuites = [
  { name: 'lint', command: 'npm run --silent lint' },
  { name: 'typecheck', command: 'npm run --silent typecheck' },
  { name: 'format', command: 'npm run --silent format:check' },
  { name: 'dead code', command: 'npm run --silent deadcode' },
  { name: 'audit', command: 'node scripts/audit.mjs', count: countAudit },
];

/** @type {Suite} */
const unit = {
  name: 'unit, contract, ui',
  command: `npx vitest run --reporter=default --reporter=json --outputFile.json=${reports.vitest}`,
  count: (isSuccess) => countVitest(readReport(reports.vitest), isSuccess),
  findFailures: () => vitestFailures(readReport(reports.vitest)),
};

/** @type {Suite} */
const build = { name: 'build', command: 'npm run --silent build' };

/** @type {Suite[]} */
const browserSuites = [
  { name: 'budget', command: 'node scripts/budget.mjs' },
  { name: 'secrets', command: 'node scripts/secrets.mjs' },
  {
    name: 'browser journeys',
    // A journey that fails is tried once more. One that passes then is named, with its reason, as flaky.
    command: 'node scripts/e2e.mjs --reporter=list,json --retries=1',
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reports.playwright },
    count: (isSuccess) => countPlaywright(readReport(reports.playwright), isSuccess),
    findFailures: () => playwrightFailures(readReport(reports.playwright)),
    findFlaky: () => playwrightFailures(readReport(reports.playwright), 'flaky'),
  },
  { name: 'lighthouse', command: 'node scripts/lighthouse.mjs' },
];

/** @param {string} path */
const readReport = (path) => readFileSync(path, 'utf8');

/** @type {Failure[]} */
const failures = [];
/** @type {Failure[]} */
const flaky = [];
/** Those that could not look, with what they said. @type {Failure[]} */
const notChecked = [];

/**
 * @template T
 * @param {() => T} read of a report that is not there when the runner died
 * @param {T} otherwise
 */
function tryTo(read, otherwise) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** @param {Suite} suite */
async function runSuite({ name, command: line, env = {}, isPatient = false, ...suite }) {
  const start = performance.now();
  const [command = '', ...args] = line.split(' ');
  const { code, output } = await runCommand(command, args, { env, isPatient });
  writeFileSync(`${folder}/${name.replaceAll(/\W+/g, '-')}.log`, output);
  const count = suite.count ?? countCheck;
  const counts = tryTo(() => count(code === 0, output), countCheck(false));
  tell(name, counts, `${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (isNotChecked(counts)) notChecked.push({ name, reason: output });
  if (counts.failed > 0) failures.push(...failuresOf(name, suite, output));
  flaky.push(...tryTo(() => suite.findFlaky?.() ?? [], []));
  return counts;
}

/**
 * @param {string} name
 * @param {Pick<Suite, 'findFailures'>} suite
 * @param {string} output
 */
function failuresOf(name, { findFailures }, output) {
  if (!findFailures) return [{ name, reason: output }];
  const found = tryTo(findFailures, []);
  // The runner died, or something failed outside of its tests.
  return found.length > 0 ? found : [{ name, reason: lastLines(output) }];
}

/**
 * @param {string} name
 * @param {Counts} counts
 * @param {string} remark
 */
function tell(name, counts, remark) {
  const { passed, failed } = counts;
  const mark = failed > 0 ? 'FAILED' : isNotChecked(counts) ? '?     ' : 'ok    ';
  const words = isNotChecked(counts) ? 'not checked' : `${passed} of ${passed + failed}`;
  console.log(`${mark}  ${name.padEnd(20)} ${words.padEnd(14)} ${remark}`);
}

/**
 * Two at a time, which share a queue; behind all else, in the time that the tests beside them spend waiting.
 *
 * @param {Suite[]} suites
 */
async function runInBackground(suites) {
  const queue = [...suites];
  const worker = async () => {
    const all = [];
    for (let suite = queue.shift(); suite; suite = queue.shift())
      all.push(await runSuite({ ...suite, isPatient: true }));
    return all;
  };
  return (await Promise.all([worker(), worker()])).flat();
}

/** @param {boolean} isBuilt */
async function runBrowserSuites(isBuilt) {
  const all = [];
  for (const suite of browserSuites) {
    if (isBuilt) all.push(await runSuite(suite));
    else {
      all.push(countCheck(false));
      tell(suite.name, countCheck(false), 'not run: there is no built app');
    }
  }
  return all;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const background = runInBackground(staticSuites);
const counts = [await runSuite(unit)];
const built = await runSuite(build);
// A browser is measured, and has little patience: what it would have to share the machine with comes to its end first.
counts.push(built, ...(await background), ...(await runBrowserSuites(built.failed === 0)));

if (notChecked.length > 0) {
  console.log(`\nNot checked, so neither passed nor failed.\n${describeFailures(notChecked)}`);
}
if (flaky.length > 0) {
  console.log(`\nFlaky: failed, then passed when tried again.\n${describeFailures(flaky)}`);
}
if (failures.length > 0) {
  console.log(`\nWhat failed; everything that was printed is in ${folder}/.\n${describeFailures(failures)}`);
}
const { passed, failed } = sum(counts);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);
