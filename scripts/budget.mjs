import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findConvexSources, measureConvex } from './convex-bundle.mjs';
import { chromiumFlags, ensureChromium } from './ensure-chromium.mjs';
import { startPreviewServer } from './preview-server.mjs';

// How much JavaScript a browser loads for /items before anybody has touched anything, gzipped. Seen
// from the server, because what a shared worker asks for does not show in the page. The page and the
// worker, which is off the way to the first paint of the page, have a budget each. Fails above either,
// and when code that belongs on a server has come into the build. A build for memory has nothing of Convex;
// in one for Convex that is loaded apart from the first screen, and has a budget too. What signing in adds to such
// a build is one number besides: by how much smaller the files that it loads would be, gzipped, without the parts that
// are there for it (see marginal-weight.mjs).

const budgets = {
  ...{ page: 130, worker: 39.5, 'Convex client': 45, 'set of account screens': 15 },
  'session with all of signing in': 20,
};
/** How long nothing may have been asked for until loading counts as over, ms. */
const quietTime = 2_000;

/** @typedef {{ path: string, isPage: boolean, bytes: number, gzipped: number }} Script */

/** Loads /items in a fresh browser. @returns {Promise<Script[]>} */
async function loadScripts() {
  /** @type {Map<string, Script>} */
  const scripts = new Map();
  let lastRequest = performance.now();
  const server = await startPreviewServer(({ url = '', headers }) => {
    lastRequest = performance.now();
    if (url.endsWith('.js')) scripts.set(url, measure(url, headers['sec-fetch-dest'] ?? ''));
  });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}/items`);
    await page.getByRole('table', { name: 'Items' }).getByRole('row').nth(1).waitFor();
    // What is fetched as soon as the browser is idle is loaded at once all the same.
    while (performance.now() - lastRequest < quietTime) await page.waitForTimeout(100);
  } finally {
    await browser.close();
    await server.close();
  }
  return [...scripts.values()];
}

/**
 * @param {string} path
 * @param {string} destination what the browser wants it for, in its own words
 * @returns {Script}
 */
function measure(path, destination) {
  const content = readFileSync(join('dist', path));
  return {
    path,
    isPage: !destination.endsWith('worker'),
    bytes: content.length,
    gzipped: gzipSync(content).length,
  };
}

/** @param {Script[]} some */
const sumOf = (some) => some.reduce((bytes, { gzipped }) => bytes + gzipped, 0);

/** @param {number} bytes */
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** @param {Script[]} scripts */
function printTable(scripts) {
  console.log('JavaScript at /items       kB gzipped        kB');
  for (const { path, isPage, bytes, gzipped } of scripts.sort((a, b) => b.gzipped - a.gzipped)) {
    const name = `${isPage ? 'page  ' : 'worker'} ${path}`;
    console.log(`${name.padEnd(52)} ${kilobytes(gzipped).padStart(8)} ${kilobytes(bytes).padStart(9)}`);
  }
}

/**
 * Says how much one side loads and whether that is within its budget.
 *
 * @param {keyof typeof budgets} side
 * @param {number} total gzipped bytes
 */
function isWithin(side, total) {
  const isFine = total <= budgets[side] * 1000;
  console.log(
    `The ${side} loads ${kilobytes(total)} kB gzipped, ${isFine ? 'within' : 'OVER'} its budget of ${budgets[side]} kB.`,
  );
  return isFine;
}

/** Sources in any script of the build that only a server may run: found in the source maps. */
function findServerSources() {
  const folder = 'dist/assets';
  const maps = readdirSync(folder).filter((name) => name.endsWith('.js.map'));
  if (maps.length === 0) return ['no source maps in dist/assets, so nothing could be looked at'];
  return maps.flatMap((name) => {
    const { sources } = /** @type {{ sources: string[] }} */ (
      JSON.parse(readFileSync(join(folder, name), 'utf8'))
    );
    return sources.filter(isServerSource).map((source) => `${source} in ${name.replace(/\.map$/, '')}`);
  });
}

/**
 * The backend's own folder, Node's modules (of which Vite leaves a husk), and tests.
 *
 * @param {string} source
 */
function isServerSource(source) {
  const isOurs = !source.includes('node_modules/');
  return (
    (isOurs && /^(\.\.\/)*(convex|test|bench|scripts)\//.test(source)) ||
    /vite-browser-external|^node:/.test(source)
  );
}

const scripts = await loadScripts();
printTable(scripts);
const isWithinBudget = [
  isWithin('page', sumOf(scripts.filter(({ isPage }) => isPage))),
  isWithin('worker', sumOf(scripts.filter(({ isPage }) => !isPage))),
];
console.log(`${kilobytes(sumOf(scripts))} kB gzipped in all.`);

const serverSources = findServerSources();
for (const source of serverSources) console.log(`Belongs on a server, not in a browser: ${source}`);

const convex = await measureConvex();
isWithinBudget.push(
  isWithin('Convex client', convex.gzipped),
  isWithin('set of account screens', convex.screens),
);
isWithinBudget.push(isWithin('session with all of signing in', convex.session));
const misplaced = [...findConvexSources('dist/assets'), ...convex.misplaced];
for (const source of misplaced) console.log(`Convex where it should not be: ${source}`);
process.exitCode = isWithinBudget.every(Boolean) && serverSources.length + misplaced.length === 0 ? 0 : 1;
