import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { countCheck, countPlaywright, countVitest, sum } from './counts.mjs';
import { runCommand } from './run-command.mjs';

// Every check of the project, cheapest first. All of them run, whatever fails: one run tells all
// that is wrong. What a failed one printed is shown in full, of the others one line.

const reports = { vitest: 'reports/test/vitest.json', playwright: 'reports/test/playwright.json' };

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {{ name: string, command: string, env?: Record<string, string>, count?: (isSuccess: boolean) => Counts }} Suite */

/** Those that look at the text of the project only. They run two at a time. @type {Suite[]} */
const staticSuites = [
  { name: 'lint', command: 'npm run --silent lint' },
  { name: 'typecheck', command: 'npm run --silent typecheck' },
  { name: 'format', command: 'npm run --silent format:check' },
  { name: 'dead code', command: 'npm run --silent deadcode' },
];

/** @type {Suite} */
const unit = {
  name: 'unit, contract, ui',
  command: `npx vitest run --reporter=default --reporter=json --outputFile.json=${reports.vitest}`,
  count: (isSuccess) => countVitest(readReport(reports.vitest), isSuccess),
};

/** @type {Suite} */
const build = { name: 'build', command: 'npm run --silent build' };

/** @type {Suite[]} */
const browserSuites = [
  { name: 'budget', command: 'node scripts/budget.mjs' },
  {
    name: 'browser journeys',
    command: 'node scripts/e2e.mjs --reporter=list,json',
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reports.playwright },
    count: (isSuccess) => countPlaywright(readReport(reports.playwright), isSuccess),
  },
  { name: 'lighthouse', command: 'node scripts/lighthouse.mjs' },
];

/** @param {string} path */
const readReport = (path) => readFileSync(path, 'utf8');

/**
 * @param {Suite} suite
 * @param {boolean} isSuccess
 */
function countOf({ count = countCheck }, isSuccess) {
  try {
    return count(isSuccess);
  } catch {
    // The runner died before it could write its report.
    return countCheck(false);
  }
}

/** @param {Suite} suite */
async function runSuite(suite) {
  const start = performance.now();
  const [command = '', ...args] = suite.command.split(' ');
  const { code, output } = await runCommand(command, args, { env: suite.env ?? {} });
  const counts = countOf(suite, code === 0);
  tell(suite.name, counts, `${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (counts.failed > 0) console.log(`\n${output.trimEnd()}\n`);
  return counts;
}

/**
 * @param {string} name
 * @param {Counts} counts
 * @param {string} remark
 */
function tell(name, { passed, failed }, remark) {
  const mark = failed === 0 ? 'ok    ' : 'FAILED';
  console.log(`${mark}  ${name.padEnd(20)} ${`${passed} of ${passed + failed}`.padEnd(14)} ${remark}`);
}

/**
 * Two workers share a queue.
 *
 * @param {Suite[]} suites
 */
async function runInPairs(suites) {
  const queue = [...suites];
  const worker = async () => {
    const all = [];
    for (let suite = queue.shift(); suite; suite = queue.shift()) all.push(await runSuite(suite));
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

rmSync('reports/test', { recursive: true, force: true });
mkdirSync('reports/test', { recursive: true });
const counts = await runInPairs(staticSuites);
counts.push(await runSuite(unit));
const built = await runSuite(build);
counts.push(built, ...(await runBrowserSuites(built.failed === 0)));

const { passed, failed } = sum(counts);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);
