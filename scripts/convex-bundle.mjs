import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { marginalWeight } from './marginal-weight.mjs';

// What Convex adds to what a browser loads. The app is built a second time for a deployment (that is never
// asked anything), because a build contains one database only.

const folder = 'reports/convex-build';
const opener = 'shared/session/convex/open-convex-session.ts';
/** What is loaded for signing in, again, and out. */
const signInScreens = [
  'src/routes/signed-out.tsx',
  'src/routes/away.tsx',
  'src/features/sign-in/sign-in-again.tsx',
  'src/routes/account-entries.tsx',
];
/** With what is loaded by whoever lets others in. */
const accountScreens = [...signInScreens, 'src/features/members/members-page.tsx'];

/** @typedef {{ file: string, imports?: string[], isEntry?: boolean }} Chunk */

/** Read by the build's configuration, as if it had been set for the whole program. */
const environment = {
  DATABASE_TYPE: 'convex',
  CONVEX_DEPLOYMENT_URL: 'https://happy-otter-123.convex.cloud',
};

/** @returns {Promise<Record<string, Chunk>>} */
async function buildForConvex() {
  Object.assign(process.env, environment);
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true, manifest: true } });
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  return manifest;
}

/**
 * The files that a chunk loads at once: itself, and what it imports.
 *
 * @param {Record<string, Chunk>} manifest
 * @param {string} name
 * @param {Set<string>} seen
 * @returns {Set<string>}
 */
function filesOf(manifest, name, seen) {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, seen);
  return seen;
}

/** What there would not be, if nobody signed in. @param {string} source */
const isOfSignIn = (source) =>
  /^(\.\.\/)*(src\/(features\/(sign-in|members)|routes\/(account-\w+|away|signed-out))|shared\/session)/.test(
    source,
  );

/** What the bundler adds of its own has no map. @param {string} path of a script, in any build */
function sourcesOf(path) {
  if (!existsSync(`${path}.map`)) return [];
  const { sources } = /** @type {{ sources: string[] }} */ (JSON.parse(readFileSync(`${path}.map`, 'utf8')));
  return sources;
}

/**
 * Convex's own packages, our code that uses them, and what is of use with it alone: signing in.
 *
 * @param {string} source
 */
const isOfConvex = (source) =>
  /node_modules\/(convex|convex-helpers|@convex-dev)\//.test(source) ||
  /node_modules\/oauth4webapi\//.test(source) ||
  /^(\.\.\/)*(convex|shared\/(database|session)\/convex|src\/features\/(sign-in|members))\//.test(source);

/**
 * Sources of Convex in the scripts of a build.
 *
 * @param {string} assets the folder of its scripts
 */
export const findConvexSources = (assets) =>
  readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) =>
      sourcesOf(join(assets, name))
        .filter(isOfConvex)
        .map((source) => `${source} in ${name}`),
    );

/** Of the backend's folder the client contains the names of its functions, and nothing else. @param {string} source */
const isBackend = (source) =>
  /^(\.\.\/)*convex\//.test(source) && !source.endsWith('convex/_generated/api.js');

/** @param {string[]} files gzipped, in bytes */
const weigh = (files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);

/** To be called last: the environment is changed. What the page of a Convex build loads besides, gzipped bytes; and what stands where it should not. */
export async function measureConvex() {
  const manifest = await buildForConvex();
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
  if (entry === undefined || !manifest[opener]) throw new Error(`The build has no entry, or no ${opener}.`);
  const page = filesOf(manifest, entry, /** @type {Set<string>} */ (new Set()));
  const added = [...filesOf(manifest, opener, /** @type {Set<string>} */ (new Set()))].filter(
    (file) => !page.has(file),
  );
  const screens = accountScreens.flatMap((screen) => {
    if (!manifest[screen]) throw new Error(`The build has no ${screen}.`);
    return [...filesOf(manifest, screen, /** @type {Set<string>} */ (new Set()))];
  });
  const ofSignIn = [...new Set(screens)].filter(
    (file) => !page.has(file) && !added.includes(file) && sourcesOf(join(folder, file)).some(isOfSignIn),
  );
  // Of the page, the client and the screens of signing in: what would not be there. Signing in elsewhere (oauth4webapi) is
  // loaded when somebody presses the button for it, and the list of members when an admin opens it; neither is counted.
  const signingIn = signInScreens.flatMap((screen) => [...filesOf(manifest, screen, new Set(page))]);
  const session = [...new Set([...page, ...added, ...signingIn])]
    .map((file) => join(folder, file))
    .filter((path) => sourcesOf(path).some(isOfSignIn))
    .reduce((sum, path) => sum + marginalWeight(path, isOfSignIn), 0);
  const notLazy = [...page].flatMap((file) => sourcesOf(join(folder, file)).filter(isOfConvex));
  const backend = findConvexSources(join(folder, 'assets')).filter((found) =>
    isBackend(found.split(' in ')[0] ?? ''),
  );
  return { gzipped: weigh(added), screens: weigh(ofSignIn), session, misplaced: [...notLazy, ...backend] };
}
